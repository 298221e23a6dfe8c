package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.evaluation.NewEvaluation;
import modelport.ui.components.Box;
import modelport.ui.components.Formats;
import org.jspecify.annotations.Nullable;

/** Chooses the rows to measure on, and the columns by whose values they are told apart. */
final class DatasetFields extends Box {
    final ComboBox<Dataset> dataset = new ComboBox<>(t("evaluation.dataset"));
    final Select<DatasetVersion> version = new Select<>();
    final MultiSelectComboBox<String> slices = new MultiSelectComboBox<>(t("evaluation.slices"));
    private final Choices choices;
    private final List<Dataset> offered;

    DatasetFields(Choices choices) {
        super("div", "mp-form-stack");
        this.choices = choices;
        offered = choices.datasets();
        dataset.setItems(offered);
        dataset.setItemLabelGenerator(DatasetFields::label);
        dataset.setHelperText(t(offered.isEmpty() ? "evaluation.dataset.none" : "evaluation.dataset.help"));
        dataset.addValueChangeListener(change -> offerVersions(change.getValue()));
        version.setLabel(t("evaluation.datasetVersion"));
        version.setItemLabelGenerator(DatasetFields::label);
        version.addValueChangeListener(change -> offerColumns(change.getValue()));
        slices.setHelperText(t("evaluation.slices.help", NewEvaluation.MAX_SLICES));
        slices.addValueChangeListener(change -> checkSlices());
        add(Box.of("mp-dataset-choice", dataset, version), slices);
        if (offered.stream().filter(DatasetFields::measures).count() == 1) {
            dataset.setValue(offered.getFirst());
        }
    }

    /** What a model was measured on last, if nothing is chosen yet. */
    void suggest(Slug model) {
        if (dataset.isEmpty()) {
            choices.lastDataset(model).ifPresent(name -> show(name, null));
        }
    }

    /** This dataset, in this version or its newest. */
    void show(Slug name, @Nullable Integer number) {
        offered.stream().filter(each -> each.name().equals(name)).findFirst().ifPresent(dataset::setValue);
        if (number != null && dataset.getValue() != null) {
            choices.datasetVersions(name).stream()
                    .filter(each -> each.number() == number)
                    .findFirst()
                    .ifPresent(version::setValue);
        }
    }

    /** By these columns, as far as there are such. */
    void slice(@Nullable List<String> wanted) {
        DatasetVersion chosen = version.getValue();
        if (wanted != null && chosen != null) {
            var present = new LinkedHashSet<>(wanted);
            present.retainAll(Choices.columns(chosen));
            slices.setValue(present);
        }
    }

    /** Whether everything is chosen; otherwise the fields say what is missing. */
    boolean isComplete() {
        dataset.setInvalid(dataset.isEmpty());
        dataset.setErrorMessage(t("evaluation.dataset.missing"));
        version.setInvalid(!dataset.isEmpty() && version.isEmpty());
        version.setErrorMessage(t("evaluation.datasetVersion.missing"));
        return !version.isEmpty() && checkSlices();
    }

    Slug dataset() {
        return Objects.requireNonNull(dataset.getValue()).name();
    }

    Integer version() {
        return Objects.requireNonNull(version.getValue()).number();
    }

    List<String> slices() {
        return List.copyOf(slices.getValue());
    }

    private boolean checkSlices() {
        boolean many = slices.getValue().size() > NewEvaluation.MAX_SLICES;
        slices.setErrorMessage(t("evaluation.slices.many", NewEvaluation.MAX_SLICES));
        slices.setInvalid(many);
        return !many;
    }

    private void offerVersions(@Nullable Dataset chosen) {
        dataset.setInvalid(false);
        List<DatasetVersion> ready = chosen == null ? List.of() : choices.datasetVersions(chosen.name());
        version.setItems(ready);
        ready.stream().findFirst().ifPresent(version::setValue);
    }

    private void offerColumns(@Nullable DatasetVersion chosen) {
        version.setInvalid(false);
        slices.clear();
        slices.setItems(chosen == null ? List.of() : Choices.columns(chosen));
        slices.setEnabled(chosen != null);
    }

    private static boolean measures(Dataset dataset) {
        return dataset.latest() != null && dataset.latest().roles().contains(DatasetRole.EVALUATION);
    }

    static String label(Dataset dataset) {
        return measures(dataset)
                ? t("evaluation.dataset.forIt", dataset.name())
                : dataset.name().value();
    }

    private static String label(DatasetVersion version) {
        Long rows = version.rows();
        return "v" + version.number() + (rows == null ? "" : " \u00b7 " + t("dataset.rows", Formats.count(rows), rows));
    }
}
