package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.Severity;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;
import modelport.ui.evaluation.MetricText;
import org.jspecify.annotations.Nullable;

/** How a monitor watches, in fields with words that make sense without a textbook. */
final class SettingsFields extends Box {
    private static final Set<AlertKind> KINDS = EnumSet.of(
            AlertKind.QUALITY, AlertKind.ERRORS, AlertKind.LATENCY, AlertKind.TRAFFIC, AlertKind.DATA_QUALITY);
    private static final List<String> METRICS =
            List.of("accuracy", "f1", "f1-macro", "roc-auc", "log-loss", "mae", "rmse", "r2");
    private static final List<Integer> WINDOWS = List.of(5, 15, 60, 360, 1440);
    private static final int LEAST_ROWS = 100;

    final Select<Integer> window = new Select<>();
    final IntegerField rows = new IntegerField(t("monitoring.settings.rows"));
    final NumberField alarms = new NumberField(t("monitoring.settings.alarms"));
    final Select<Severity> severity = new Select<>();
    final Select<String> metric = new Select<>();
    final MultiSelectComboBox<String> ignored = new MultiSelectComboBox<>(t("monitoring.settings.ignored"));
    final List<RuleField> rules = new ArrayList<>();
    private final Box ruleList = Box.of("mp-rules");
    private final Box ruleButtons = Box.of("mp-row");

    SettingsFields(MonitorSettings settings, List<String> columns) {
        super("div", "mp-form-stack");
        setUpWindow(settings);
        alarms.setValue(settings.falseAlarms());
        alarms.setMin(0.01);
        alarms.setHelperText(t("monitoring.settings.alarms.help"));
        severity.setLabel(t("monitoring.settings.severity"));
        severity.setItems(Severity.values());
        severity.setItemLabelGenerator(MonitorText::word);
        severity.setValue(settings.driftSeverity());
        setUpMetric(settings.metric());
        ignored.setItems(columns);
        ignored.setValue(new TreeSet<>(settings.ignored()));
        ignored.setHelperText(t("monitoring.settings.ignored.help"));
        ignored.setVisible(!columns.isEmpty());
        settings.rules().forEach(each -> rules.add(new RuleField(each, this::remove)));
        add(
                Box.of("mp-two-fields", window, rows),
                Box.of("mp-two-fields", alarms, severity),
                metric,
                ignored,
                Words.tag("h3", "", t("monitoring.rules")),
                Words.tag("p", "mp-explain", t("monitoring.rules.explain")),
                ruleList,
                ruleButtons);
        writeRules();
    }

    /** Whether every number makes sense; what is wrong shows itself. */
    boolean isValid() {
        boolean enough = rows.getValue() != null && rows.getValue() >= LEAST_ROWS;
        rows.setInvalid(!enough);
        rows.setErrorMessage(t("monitoring.settings.rows.wrong", LEAST_ROWS));
        boolean budget = alarms.getValue() != null && alarms.getValue() > 0;
        alarms.setInvalid(!budget);
        alarms.setErrorMessage(t("monitoring.settings.alarms.wrong"));
        boolean fine = rules.stream().map(RuleField::isValid).reduce(true, Boolean::logicalAnd);
        return enough && budget && fine;
    }

    MonitorSettings settings() {
        String judged = metric.getValue();
        return new MonitorSettings(
                window.getValue(),
                rows.getValue() == null ? LEAST_ROWS : rows.getValue(),
                alarms.getValue() == null ? 1 : alarms.getValue(),
                severity.getValue(),
                judged == null || judged.isEmpty() ? null : judged,
                List.copyOf(ignored.getValue()),
                rules.stream().map(RuleField::rule).toList());
    }

    /** Adds a further alert with what is usual for it. */
    void offer(AlertKind kind) {
        rules.add(new RuleField(RuleField.usual(kind), this::remove));
        writeRules();
    }

    private void setUpWindow(MonitorSettings settings) {
        window.setLabel(t("monitoring.settings.window"));
        window.setItems(Stream.concat(WINDOWS.stream(), Stream.of(settings.windowMinutes()))
                .distinct()
                .sorted()
                .toList());
        window.setItemLabelGenerator(SettingsFields::length);
        window.setValue(settings.windowMinutes());
        window.setHelperText(t("monitoring.settings.window.help"));
        rows.setValue(settings.leastRows());
        rows.setMin(LEAST_ROWS);
        rows.setHelperText(t("monitoring.settings.rows.help"));
    }

    private void setUpMetric(@Nullable String present) {
        metric.setLabel(t("monitoring.settings.metric"));
        metric.setItems(Stream.concat(METRICS.stream(), Stream.ofNullable(present))
                .distinct()
                .toList());
        metric.setEmptySelectionAllowed(true);
        metric.setEmptySelectionCaption(t("monitoring.settings.metric.usual"));
        metric.setItemLabelGenerator(
                each -> each == null || each.isEmpty() ? t("monitoring.settings.metric.usual") : MetricText.name(each));
        metric.setValue(present);
        metric.setHelperText(t("monitoring.settings.metric.help"));
    }

    private void remove(RuleField rule) {
        rules.remove(rule);
        writeRules();
    }

    private void writeRules() {
        ruleList.removeAll();
        rules.forEach(ruleList::add);
        ruleButtons.removeAll();
        KINDS.stream()
                .filter(kind -> rules.stream().noneMatch(each -> each.kind() == kind))
                .forEach(kind -> {
                    var button = new Button(MonitorText.word(kind), Icon.PLUS.draw(), click -> offer(kind));
                    button.setAriaLabel(t("monitoring.rule.add", MonitorText.word(kind)));
                    ruleButtons.add(button);
                });
    }

    /** Such as: 1 hour. */
    static String length(Integer minutes) {
        if (minutes % 1440 == 0) {
            return t("monitoring.length.days", minutes / 1440);
        }
        return minutes % 60 == 0 ? t("monitoring.length.hours", minutes / 60) : t("monitoring.length.minutes", minutes);
    }
}
