package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import modelport.contract.Slug;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;

/** Chooses a version of a model. */
final class VersionFields extends Box {
    final ComboBox<String> model = new ComboBox<>(t("evaluation.model"));
    final Select<Version> version = new Select<>();
    private final Choices choices;

    /** Tells {@code chosen} which version it is now, and which others there are. */
    VersionFields(Choices choices, BiConsumer<Version, List<Version>> chosen) {
        super("div", "mp-form-stack");
        this.choices = choices;
        model.setItems(query -> choices.models(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        model.addValueChangeListener(change -> offer(change.getValue()));
        version.setLabel(t("evaluation.version"));
        version.setItemLabelGenerator(
                each -> "v" + each.number() + (each.title().isEmpty() ? "" : " \u00b7 " + each.title()));
        version.addValueChangeListener(change -> {
            version.setInvalid(false);
            if (change.getValue() != null) {
                chosen.accept(
                        change.getValue(), choices.versions(change.getValue().model()));
            }
        });
        add(model, version);
    }

    void show(Slug name) {
        model.setValue(name.value());
    }

    /** This one and no other. */
    void fix(Slug name, int number) {
        show(name);
        choices.versions(name).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .ifPresent(version::setValue);
        setVisible(version.isEmpty());
    }

    /** What is chosen; otherwise the fields say what is missing. */
    Optional<Version> chosen() {
        model.setInvalid(model.isEmpty());
        model.setErrorMessage(t("evaluation.model.missing"));
        version.setInvalid(!model.isEmpty() && version.isEmpty());
        version.setErrorMessage(t("evaluation.version.missing"));
        return version.getOptionalValue();
    }

    private void offer(String name) {
        model.setInvalid(false);
        List<Version> ready = name == null ? List.of() : choices.versions(new Slug(name));
        version.setItems(ready);
        version.setHelperText(name != null && ready.isEmpty() ? t("evaluation.version.none") : "");
        ready.stream().findFirst().ifPresent(version::setValue);
    }
}
