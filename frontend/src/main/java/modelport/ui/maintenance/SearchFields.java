package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.tuning.HyperParameterInfo;
import modelport.contract.tuning.TrainerCatalogue;
import modelport.contract.tuning.TrainerInfo;
import modelport.contract.tuning.TuningMetric;
import modelport.ui.components.Box;
import modelport.ui.components.Words;
import modelport.ui.evaluation.MetricText;
import modelport.ui.tuning.GridField;
import modelport.ui.tuning.SearchSize;
import modelport.ui.tuning.SettingText;

/** How a better version is looked for: trainers, values to try, folds, what settings are judged by, and how long. */
final class SearchFields extends Box {
    /** What is tried. */
    enum Which {
        AS_SERVED,
        GRID
    }

    private static final int FEWEST_FOLDS = 2;
    private static final int MOST_FOLDS = 20;
    private static final int LONGEST = 1440;

    final CheckboxGroup<TrainerInfo> trainers = new CheckboxGroup<>(t("tuning.trainers"));
    final RadioButtonGroup<Which> which = new RadioButtonGroup<>(t("maintenance.search.which"));
    final IntegerField folds = new IntegerField(t("tuning.folds"));
    final IntegerField minutes = new IntegerField(t("maintenance.search.minutes"));
    final Select<TuningMetric> metric = new Select<>();
    private final Box place = Box.of("");
    private final Words size = Words.of("mp-explain", "");
    private final Runnable changed;
    private GridField grid = new GridField(List.of(), () -> {});

    SearchFields(TrainerCatalogue catalogue, MaintenanceTuning tuning, Runnable changed) {
        super("div", "mp-form-stack");
        this.changed = changed;
        trainers.setItems(catalogue.trainers());
        trainers.setItemLabelGenerator(each -> SettingText.trainer(each.name()));
        trainers.setErrorMessage(t("tuning.trainers.missing"));
        trainers.setValue(catalogue.trainers().stream()
                .filter(each -> tuning.trainers().contains(each.name()))
                .collect(Collectors.toSet()));
        which.setItems(Which.values());
        which.setItemLabelGenerator(each -> t("maintenance.search." + each));
        which.setValue(tuning.grid().isEmpty() ? Which.AS_SERVED : Which.GRID);
        setUpNumber(folds, FEWEST_FOLDS, MOST_FOLDS, tuning.folds());
        setUpNumber(minutes, 1, LONGEST, tuning.minutes());
        minutes.setHelperText(t("maintenance.search.minutes.help"));
        metric.setLabel(t("tuning.metric"));
        metric.setEmptySelectionAllowed(true);
        metric.setEmptySelectionCaption(t("tuning.metric.usual"));
        metric.setPlaceholder(t("tuning.metric.usual"));
        metric.setItemLabelGenerator(each -> each == null ? t("tuning.metric.usual") : MetricText.name(each.code()));
        metric.setItems(catalogue.metrics());
        catalogue.metrics().stream()
                .filter(each -> each.code().equals(tuning.metric()))
                .findFirst()
                .ifPresent(metric::setValue);
        offer(tuning.grid());
        trainers.addValueChangeListener(change -> {
            trainers.setInvalid(false);
            offer(grid.grid());
            told();
        });
        which.addValueChangeListener(change -> told());
        folds.addValueChangeListener(change -> told());
        minutes.addValueChangeListener(change -> told());
        metric.addValueChangeListener(change -> told());
        add(trainers, which, place, Box.of("mp-form", folds, metric, minutes), size);
        write();
    }

    private static void setUpNumber(IntegerField field, int least, int most, int value) {
        field.setMin(least);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setValue(value);
        field.setErrorMessage(t("maintenance.number.wrong", least, most));
    }

    /** The parameters of all chosen trainers, each once. */
    private void offer(Map<String, List<Object>> values) {
        Map<String, HyperParameterInfo> parameters = new LinkedHashMap<>();
        trainers.getListDataView()
                .getItems()
                .filter(trainers.getValue()::contains)
                .flatMap(each -> each.parameters().stream())
                .forEach(each -> parameters.putIfAbsent(each.name(), each));
        grid = new GridField(List.copyOf(parameters.values()), this::told);
        grid.show(values);
        place.show(grid);
    }

    private void told() {
        write();
        changed.run();
    }

    private void write() {
        boolean own = which.getValue() == Which.GRID;
        place.setVisible(own && !trainers.getValue().isEmpty());
        size.setText(own ? size().map(SearchSize::sentence).orElse("") : t("maintenance.search.served"));
    }

    /** How much there is to do; empty where that depends on the version that serves. */
    Optional<SearchSize> size() {
        return which.getValue() != Which.GRID || folds.isEmpty()
                ? Optional.empty()
                : Optional.of(SearchSize.of(List.copyOf(trainers.getValue()), grid.grid(), folds.getValue()));
    }

    MaintenanceTuning tuning() {
        List<String> names = trainers.getListDataView()
                .getItems()
                .filter(trainers.getValue()::contains)
                .map(TrainerInfo::name)
                .toList();
        TuningMetric judged = metric.getValue();
        return new MaintenanceTuning(
                names,
                which.getValue() == Which.GRID ? grid.grid() : Map.of(),
                folds.isEmpty() ? FEWEST_FOLDS : folds.getValue(),
                judged == null ? null : judged.code(),
                minutes.isEmpty() ? 1 : minutes.getValue());
    }

    boolean isValid() {
        trainers.setInvalid(trainers.getValue().isEmpty());
        folds.setInvalid(!isWithin(folds, FEWEST_FOLDS, MOST_FOLDS));
        minutes.setInvalid(!isWithin(minutes, 1, LONGEST));
        boolean values = which.getValue() == Which.AS_SERVED || grid.isValid();
        return !trainers.isInvalid() && !folds.isInvalid() && !minutes.isInvalid() && values;
    }

    static boolean isWithin(IntegerField field, int least, int most) {
        Integer value = field.getValue();
        return value != null && value >= least && value <= most;
    }
}
