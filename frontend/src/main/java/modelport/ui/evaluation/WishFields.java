package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import modelport.ui.components.Words;
import org.jspecify.annotations.Nullable;

/** What most people leave as it is: reference, noise, a second dataset, time and memory. */
final class WishFields extends Box {
    private static final double PERCENT = 100;

    final Select<Version> reference = new Select<>();
    final NumberField noise = new NumberField(t("evaluation.noise"));
    final ComboBox<Dataset> gap = new ComboBox<>(t("evaluation.gap"));
    final Checkbox efficiency = new Checkbox(t("evaluation.efficiency.ask"));
    private final List<Dataset> datasets;
    private @Nullable Map<String, String> columns;
    private @Nullable Integer gapVersion;

    WishFields(Choices choices) {
        super("details", "mp-fold mp-wishes", Words.tag("summary", "", t("evaluation.wishes")));
        datasets = choices.datasets();
        reference.setLabel(t("evaluation.reference"));
        reference.setHelperText(t("evaluation.reference.help"));
        reference.setItemLabelGenerator(each -> each == null ? t("evaluation.reference.parent") : "v" + each.number());
        reference.setEmptySelectionAllowed(true);
        reference.setEmptySelectionCaption(t("evaluation.reference.parent"));
        noise.setHelperText(t("evaluation.noise.help"));
        noise.setSuffixComponent(Words.of("%"));
        noise.setMin(0);
        noise.setMax(PERCENT);
        noise.setStep(0.1);
        noise.setValue(NewEvaluation.NOISE * PERCENT);
        gap.setItems(datasets);
        gap.setItemLabelGenerator(each -> each.name().value());
        gap.setHelperText(t("evaluation.gap.help"));
        gap.setPlaceholder(t("evaluation.gap.no"));
        gap.setClearButtonVisible(true);
        gap.addValueChangeListener(change -> gapVersion = null);
        efficiency.setValue(true);
        efficiency.setHelperText(t("evaluation.efficiency.help"));
        add(Box.of("mp-form-stack", efficiency, gap, noise, reference));
    }

    /** The versions that embeddings may be compared with. */
    void offer(Version chosen, List<Version> ready) {
        reference.setItems(
                ready.stream().filter(each -> each.number() != chosen.number()).toList());
    }

    /** The wishes of another evaluation. */
    void show(NewEvaluation wanted) {
        columns = wanted.columns();
        noise.setValue((wanted.noise() == null ? NewEvaluation.NOISE : wanted.noise()) * PERCENT);
        efficiency.setValue(wanted.efficiency() == null || wanted.efficiency());
        reference
                .getListDataView()
                .getItems()
                .filter(each -> wanted.reference() != null && each.number() == wanted.reference())
                .findFirst()
                .ifPresent(reference::setValue);
        DatasetChoice second = wanted.gap();
        if (second != null) {
            datasets.stream()
                    .filter(each -> each.name().equals(second.dataset()))
                    .findFirst()
                    .ifPresent(gap::setValue);
            gapVersion = second.version();
        }
    }

    boolean isValid() {
        boolean good = noise.isEmpty() || (noise.getValue() >= 0 && noise.getValue() <= PERCENT);
        noise.setErrorMessage(t("evaluation.noise.wrong"));
        noise.setInvalid(!good);
        if (!good) {
            opened(noise);
        }
        return good;
    }

    /** The field, in sight. */
    Optional<HasValidation> opened(HasValidation field) {
        attribute("open", "");
        return Optional.of(field);
    }

    @Nullable
    Map<String, String> columns() {
        return columns;
    }

    @Nullable
    Integer reference() {
        return reference.getOptionalValue().map(Version::number).orElse(null);
    }

    @Nullable
    Double noise() {
        Double percent = noise.getValue();
        return percent == null || percent == NewEvaluation.NOISE * PERCENT ? null : percent / PERCENT;
    }

    @Nullable
    DatasetChoice gap() {
        return gap.getOptionalValue()
                .map(each -> new DatasetChoice(each.name(), gapVersion))
                .orElse(null);
    }

    @Nullable
    Boolean efficiency() {
        return efficiency.getValue() ? null : Boolean.FALSE;
    }
}
