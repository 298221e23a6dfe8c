package modelport.ui.evaluation;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import modelport.contract.Slug;
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.registry.Version;
import modelport.ui.components.Box;
import org.jspecify.annotations.Nullable;

/** Chooses what stands side by side; every choice is a new address. */
final class CompareForm extends Box {
    final ComboBox<String> model = new ComboBox<>(t("evaluation.model"));
    final Select<Integer> first = new Select<>();
    final MultiSelectComboBox<Integer> others = new MultiSelectComboBox<>(t("evaluation.compare.others"));
    final ComboBox<Dataset> dataset = new ComboBox<>(t("evaluation.dataset"));
    final Select<Integer> datasetVersion = new Select<>();
    private final Choices choices;
    private final CompareState state;
    private final Consumer<CompareState> changed;

    CompareForm(Choices choices, CompareState state, Consumer<CompareState> changed) {
        super("div", "mp-compare-form");
        this.choices = choices;
        this.state = state;
        this.changed = changed;
        setUpModel();
        setUpVersions();
        setUpDataset();
        add(model, first, others, dataset, datasetVersion);
    }

    private void setUpModel() {
        model.setItems(query -> choices.models(query.getFilter().orElse("")).stream()
                .skip(query.getOffset())
                .limit(query.getLimit()));
        if (state.model() != null) {
            model.setValue(state.model().value());
        }
        model.addValueChangeListener(change -> choose(state.of(slug(change.getValue()))));
    }

    private void setUpVersions() {
        List<Integer> ready = state.model() == null
                ? List.of()
                : choices.versions(state.model()).stream().map(Version::number).toList();
        Integer against = state.versions().stream().findFirst().orElse(null);
        first.setLabel(t("evaluation.compare.first"));
        first.setItems(ready);
        first.setItemLabelGenerator(number -> "v" + number);
        first.setValue(against);
        first.setEnabled(state.model() != null);
        first.addValueChangeListener(change -> choose(state.against(change.getValue())));
        others.setItems(ready.stream().filter(each -> !each.equals(against)).toList());
        others.setItemLabelGenerator(number -> "v" + number);
        others.setValue(new LinkedHashSet<>(state.versions().stream().skip(1).toList()));
        others.setEnabled(against != null);
        others.setPlaceholder(t("evaluation.compare.others.none"));
        others.setHelperText(t("evaluation.compare.others.help", CompareState.MOST - 1));
        others.addValueChangeListener(change -> choose(state.with(List.copyOf(change.getValue()))));
    }

    private void setUpDataset() {
        List<Dataset> offered = choices.datasets();
        dataset.setItems(offered);
        dataset.setItemLabelGenerator(DatasetFields::label);
        offered.stream()
                .filter(each -> each.name().equals(state.dataset()))
                .findFirst()
                .ifPresent(dataset::setValue);
        dataset.addValueChangeListener(change -> choose(
                state.on(change.getValue() == null ? null : change.getValue().name(), null)));
        datasetVersion.setLabel(t("evaluation.datasetVersion"));
        datasetVersion.setEmptySelectionAllowed(true);
        datasetVersion.setEmptySelectionCaption(t("evaluation.datasetVersion.newest"));
        datasetVersion.setItemLabelGenerator(
                number -> number == null ? t("evaluation.datasetVersion.newest") : "v" + number);
        datasetVersion.setEnabled(!dataset.isEmpty());
        if (!dataset.isEmpty()) {
            datasetVersion.setItems(choices
                    .datasetVersions(Objects.requireNonNull(dataset.getValue()).name())
                    .stream()
                    .map(DatasetVersion::number)
                    .toList());
            datasetVersion.setValue(state.datasetVersion());
        }
        datasetVersion.addValueChangeListener(change -> choose(state.on(state.dataset(), change.getValue())));
    }

    private void choose(CompareState next) {
        if (!next.equals(state)) {
            changed.accept(next);
        }
    }

    private static @Nullable Slug slug(@Nullable String name) {
        return name != null && Slug.isOne(name) ? new Slug(name) : null;
    }
}
