package modelport.ui.tuning;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningBudget;
import modelport.contract.tuning.TuningMetric;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Section;
import modelport.ui.evaluation.Choices;
import modelport.ui.evaluation.MetricText;
import modelport.ui.shell.Here;
import org.jspecify.annotations.Nullable;

/** All that a tuning is started with. */
final class TuningForm extends Box {
    private static final int USUAL_FOLDS = 5;
    private static final int TITLE_LONGEST = 200;
    private static final String BOOSTING = "gradient-boosting";
    private static final Map<String, List<Object>> NINE =
            Map.of("n_estimators", List.of(100L, 200L, 300L), "learning_rate", List.of(0.01, 0.1, 0.2));

    final ComboBox<String> model = new ComboBox<>(t("upload.model"));
    final TextField title = new TextField(t("tuning.title"));
    final DataField data;
    final MultiSelectComboBox<String> columns = new MultiSelectComboBox<>(t("tuning.columns"));
    final SearchFields searches;
    final IntegerField folds = new IntegerField(t("tuning.folds"));
    final Select<TuningMetric> metric = new Select<>();
    final IntegerField seed = new IntegerField(t("tuning.seed"));
    final IntegerField minutes = new IntegerField(t("tuning.budget.minutes.field"));
    final IntegerField fits = new IntegerField(t("tuning.budget.fits.field"));
    final Checkbox baseline = new Checkbox(t("tuning.baseline"));
    final Checkbox promote = new Checkbox(t("tuning.autoPromote"));
    private final TrainerCatalogue catalogue;
    private final Runnable changed;

    TuningForm(Here here, TrainerCatalogue catalogue, Runnable changed) {
        super("div", "mp-care-form");
        this.catalogue = catalogue;
        this.changed = changed;
        model.setItems(query -> new Choices(here)
                .models(query.getFilter().orElse("")).stream()
                        .skip(query.getOffset())
                        .limit(query.getLimit()));
        model.setHelperText(t("tuning.model.help"));
        model.setErrorMessage(t("evaluation.model.missing"));
        model.addValueChangeListener(change -> {
            model.setInvalid(false);
            changed.run();
        });
        title.setMaxLength(TITLE_LONGEST);
        title.setHelperText(t("tuning.title.help"));
        data = new DataField(here, t("tuning.data"), t("tuning.data.help"), DatasetRole.TRAINING)
                .onChange(this::offerColumns);
        columns.setPlaceholder(t("tuning.columns.all"));
        columns.setHelperText(t("tuning.columns.help"));
        columns.setVisible(false);
        searches = new SearchFields(catalogue, changed);
        setUpJudging();
        arrange();
    }

    private void setUpJudging() {
        setUp(folds, 2, catalogue.mostFolds(), USUAL_FOLDS, "tuning.folds.help");
        setUp(seed, 0, Integer.MAX_VALUE, 0, "tuning.seed.help");
        setUp(minutes, 1, 100_000, null, "tuning.budget.minutes.help");
        setUp(fits, 1, 1_000_000, null, "tuning.budget.fits.help");
        metric.setLabel(t("tuning.metric"));
        metric.setEmptySelectionAllowed(true);
        metric.setEmptySelectionCaption(t("tuning.metric.usual"));
        metric.setPlaceholder(t("tuning.metric.usual"));
        metric.setItemLabelGenerator(each -> each == null ? t("tuning.metric.usual") : MetricText.name(each.code()));
        metric.setItems(catalogue.metrics());
        metric.addValueChangeListener(change -> changed.run());
        baseline.setHelperText(t("tuning.baseline.help"));
        baseline.setValue(true);
        baseline.addValueChangeListener(change -> changed.run());
        promote.setHelperText(t("tuning.autoPromote.help"));
        promote.addValueChangeListener(change -> changed.run());
    }

    private void setUp(IntegerField field, int least, int most, @Nullable Integer value, String help) {
        field.setMin(least);
        field.setMax(most);
        field.setHelperText(t(help));
        field.setErrorMessage(t("maintenance.number.wrong", least, most));
        field.setValue(value);
        field.addValueChangeListener(change -> changed.run());
    }

    private void arrange() {
        var nine = new Button(t("tuning.preset"), Icon.TUNING.draw(), click -> showNine());
        nine.addClassName("mp-small-button");
        nine.setTooltipText(t("tuning.preset.help"));
        add(
                new Section(t("tuning.what"), Box.of("mp-form-stack", model, data, columns, title))
                        .explained(t("tuning.what.explain")),
                new Section(t("tuning.trainers"), searches)
                        .explained(t("tuning.trainers.explain"))
                        .action(nine),
                new Section(
                                t("tuning.judging"),
                                Box.of("mp-form-stack", Box.of("mp-form", folds, metric, seed), baseline))
                        .explained(t("tuning.judging.explain")),
                new Section(t("tuning.limits"), Box.of("mp-form-stack", Box.of("mp-form", minutes, fits), promote))
                        .explained(t("tuning.limits.explain")));
    }

    /** Three times three settings of gradient boosting, for a first look. */
    void showNine() {
        searches.only(TrainerSearch.grid(BOOSTING, NINE));
    }

    void show(Slug name) {
        model.setValue(name.value());
    }

    /** As that one was asked for. */
    void show(Tuning tuning) {
        show(tuning.model());
        data.show(new modelport.contract.datasets.DatasetChoice(
                tuning.dataset().dataset(), tuning.dataset().version()));
        searches.only(tuning.searches().toArray(TrainerSearch[]::new));
        folds.setValue(tuning.folds());
        seed.setValue((int) tuning.seed());
        minutes.setValue(tuning.budget().minutes());
        fits.setValue(tuning.budget().fits());
        baseline.setValue(tuning.baseline() != null);
        catalogue.metrics().stream()
                .filter(each -> each.code().equals(tuning.metric()))
                .findFirst()
                .ifPresent(metric::setValue);
    }

    private void offerColumns() {
        List<String> names = data.rows().map(TuningForm::names).orElse(List.of());
        var kept = new LinkedHashSet<>(columns.getValue());
        kept.retainAll(names);
        columns.setItems(names);
        columns.setValue(kept);
        columns.setVisible(names.size() > 1);
        changed.run();
    }

    private static List<String> names(DatasetVersion rows) {
        return rows.columns().stream()
                .filter(each -> !each.ignored())
                .map(DatasetColumn::name)
                .filter(each -> !each.equals(rows.label()))
                .toList();
    }

    /** Whether everything is there and makes sense; otherwise the fields say what does not. */
    boolean check() {
        model.setInvalid(model.isEmpty());
        // All are asked, so that all say what is wrong with them.
        return Stream.of(
                        !model.isInvalid(),
                        data.isComplete(),
                        searches.isValid(),
                        isRight(folds, true),
                        isRight(seed, true),
                        isRight(minutes, false),
                        isRight(fits, false))
                .reduce(true, Boolean::logicalAnd);
    }

    private static boolean isRight(IntegerField field, boolean needed) {
        Integer value = field.getValue();
        boolean right = value == null ? !needed : value >= field.getMin() && value <= field.getMax();
        field.setInvalid(!right);
        return right;
    }

    SearchSize size() {
        int parts = folds.isEmpty() ? USUAL_FOLDS : folds.getValue();
        return SearchSize.of(searches.searches(), parts, baseline.getValue());
    }

    /** What is asked for; empty as long as model or rows are missing. */
    Optional<NewTuning> wanted() {
        TuningMetric judged = metric.getValue();
        String name = title.getValue().strip();
        return data.choice()
                .filter(rows -> !model.isEmpty())
                .map(rows -> new NewTuning(
                        new Slug(model.getValue()),
                        searches.searches(),
                        rows,
                        columns.getValue().isEmpty() ? null : List.copyOf(columns.getValue()),
                        folds.getValue(),
                        judged == null ? null : judged.code(),
                        seed.isEmpty() ? null : seed.getValue().longValue(),
                        null,
                        baseline.getValue() ? Boolean.TRUE : null,
                        minutes.isEmpty() && fits.isEmpty()
                                ? null
                                : new TuningBudget(minutes.getValue(), fits.getValue()),
                        promote.getValue() ? Boolean.TRUE : null,
                        name.isEmpty() ? null : name,
                        null));
    }
}
