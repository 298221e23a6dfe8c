package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.Signature;
import modelport.ui.components.Box;
import modelport.ui.components.Words;

/** What a version may be run with instead of what it came with; only what differs is sent. */
public final class ParametersForm extends Box {
    final Map<String, ParameterField> fields = new LinkedHashMap<>();
    private Runnable told = () -> {};
    private final Words summary = Words.tag("summary", "", "");

    public ParametersForm(Signature signature) {
        super("details", "mp-fold mp-parameters");
        List<String> classes = signature.classes();
        signature.parameters().forEach(spec -> fields.put(spec.name(), new ParameterField(spec, classes, this::count)));
        var stack = Box.of("mp-form-stack", Words.tag("p", "mp-explain", t("parameter.explain")));
        fields.values().forEach(stack::add);
        add(summary, stack);
        count();
    }

    /** Whether every value is one that makes sense; what is wrong shows itself. */
    public boolean isValid() {
        boolean valid = fields.values().stream().allMatch(ParameterField::isValid);
        if (!valid) {
            getElement().setAttribute("open", true);
        }
        return valid;
    }

    /** Whether it has a field for this. */
    public boolean shows(String name) {
        ParameterField field = fields.get(name);
        return field != null && !field.numbers.isEmpty();
    }

    /** What differs from what the version came with. */
    public Map<String, Object> changed() {
        var changed = new LinkedHashMap<String, Object>();
        fields.forEach((name, field) -> field.change().ifPresent(value -> changed.put(name, value)));
        return changed;
    }

    /** Shows what was chosen before, and calls back whenever that changes. */
    public void show(Map<String, Object> chosen, Runnable listener) {
        chosen.forEach((name, value) -> {
            ParameterField field = fields.get(name);
            if (field != null) {
                field.show(value);
            }
        });
        told = listener;
    }

    private void count() {
        told.run();
        summary.setText(t("parameter.changed", changed().size()));
    }
}
