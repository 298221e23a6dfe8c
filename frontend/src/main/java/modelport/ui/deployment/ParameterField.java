package modelport.ui.deployment;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.textfield.NumberField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.registry.ParameterSpec;
import modelport.ui.components.Box;
import modelport.ui.components.ParameterText;
import modelport.ui.components.Slider;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;

/** One parameter: a number, with a slider where its range is short, or a number for each class. */
final class ParameterField extends Box {
    static final int CLASSES_MOST = 20;
    private static final double SHORT_RANGE = 1;

    final List<NumberField> numbers = new ArrayList<>();
    private final ParameterSpec spec;
    private final Runnable changed;

    ParameterField(ParameterSpec spec, List<String> classes, Runnable changed) {
        super(
                "div",
                "mp-parameter",
                Words.of("mp-mono mp-parameter-name", spec.name()),
                Words.of("mp-muted mp-small", ParameterText.help(spec)));
        this.spec = spec;
        this.changed = changed;
        switch (spec.kind()) {
            case NUMBER, INTEGER -> addNumber();
            case WEIGHTS -> addWeights(classes);
        }
    }

    /** Whether every number is one that makes sense. */
    boolean isValid() {
        return numbers.stream().noneMatch(NumberField::isInvalid);
    }

    /** Shows what somebody chose before. */
    void show(Object value) {
        List<?> values = value instanceof List<?> many ? many : List.of(value);
        for (int i = 0; i < Math.min(values.size(), numbers.size()); i++) {
            if (values.get(i) instanceof Number number) {
                numbers.get(i).setValue(number.doubleValue());
            }
        }
    }

    /** What is to be sent; nothing if it is what the version came with. */
    Optional<Object> change() {
        List<@Nullable Double> values = new ArrayList<>();
        numbers.forEach(number -> values.add(number.getValue() == null ? spec.initial() : number.getValue()));
        if (values.stream().allMatch(value -> Objects.equals(value, spec.initial()))) {
            return Optional.empty();
        }
        return Optional.of(
                switch (spec.kind()) {
                    case NUMBER -> Objects.requireNonNull(values.getFirst());
                    case INTEGER -> Objects.requireNonNull(values.getFirst()).longValue();
                    case WEIGHTS -> List.copyOf(values);
                });
    }

    private void addNumber() {
        NumberField number = number(spec.name());
        number.setLabel("");
        boolean slides = spec.kind() == ParameterSpec.Kind.NUMBER && spec.upper() - spec.lower() <= SHORT_RANGE;
        if (!slides) {
            add(number);
            return;
        }
        var slider = new Slider(spec.name(), spec.lower(), spec.upper(), number::setValue);
        slider.show(spec.initial() == null ? (spec.lower() + spec.upper()) / 2 : spec.initial());
        number.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                slider.show(change.getValue());
            }
        });
        add(Box.of("mp-slider-row", number, slider));
    }

    private void addWeights(List<String> classes) {
        if (spec.length() > CLASSES_MOST || classes.size() != spec.length()) {
            add(Words.muted(t("parameter.many", spec.length())));
            return;
        }
        var fields = Box.of("mp-weights");
        classes.forEach(each -> fields.add(number(each)));
        add(fields);
    }

    private NumberField number(String label) {
        var number = new NumberField(label);
        number.setAriaLabel(label);
        number.setManualValidation(true);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.setStep(spec.kind() == ParameterSpec.Kind.INTEGER ? 1 : 0.01);
        number.setStepButtonsVisible(spec.kind() == ParameterSpec.Kind.INTEGER);
        if (spec.initial() != null) {
            number.setValue(spec.initial());
        } else {
            number.setPlaceholder(ParameterText.initial(spec));
        }
        number.addValueChangeListener(change -> {
            number.setInvalid(!fits(change.getValue()));
            number.setErrorMessage(number.isInvalid() ? ParameterText.refusal(spec) : "");
            changed.run();
        });
        numbers.add(number);
        return number;
    }

    private boolean fits(@Nullable Double value) {
        boolean whole = spec.kind() != ParameterSpec.Kind.INTEGER || value == null || value == Math.rint(value);
        return value == null || (value >= spec.lower() && value <= spec.upper() && whole);
    }
}
