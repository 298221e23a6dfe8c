package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.NumberField;
import java.util.function.Consumer;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.Severity;
import modelport.ui.components.Box;
import modelport.ui.components.Icon;
import modelport.ui.components.Words;

/** One further alert: about what, beyond which number, for how long, and how bad that is. */
final class RuleField extends Box {
    private static final int LONGEST = 10_080;
    private static final double HUNDRED = 100;

    final NumberField threshold = new NumberField();
    final IntegerField minutes = new IntegerField(t("monitoring.rule.minutes"));
    final Select<Severity> severity = new Select<>();
    private final AlertKind kind;

    RuleField(AlertRule rule, Consumer<RuleField> remove) {
        super("div", "mp-rule");
        kind = rule.kind();
        threshold.setLabel(t("monitoring.rule.threshold." + kind));
        threshold.setValue(isShare() ? rule.threshold() * HUNDRED : rule.threshold());
        threshold.setMin(0);
        if (isShare()) {
            threshold.setMax(HUNDRED);
            threshold.setSuffixComponent(Words.muted("%"));
        } else if (kind == AlertKind.LATENCY) {
            threshold.setSuffixComponent(Words.muted("ms"));
        }
        minutes.setValue(rule.minutes());
        minutes.setMin(1);
        minutes.setMax(LONGEST);
        severity.setLabel(t("monitoring.rule.severity"));
        severity.setItems(Severity.values());
        severity.setItemLabelGenerator(MonitorText::word);
        severity.setValue(rule.severity());
        var gone = new Button(Icon.CROSS.draw(), click -> remove.accept(this));
        gone.addThemeName("tertiary");
        gone.addClassName("mp-icon-button");
        gone.setAriaLabel(t("monitoring.rule.remove", MonitorText.word(kind)));
        add(
                Box.of("mp-rule-head", Words.strong(MonitorText.word(kind)), gone),
                Box.of("mp-rule-fields", threshold, minutes, severity));
    }

    /** What is usual for a kind. */
    static AlertRule usual(AlertKind kind) {
        return switch (kind) {
            case QUALITY -> new AlertRule(kind, 0.9, 60, Severity.CRITICAL);
            case ERRORS -> new AlertRule(kind, 0.01, 5, Severity.CRITICAL);
            case LATENCY -> new AlertRule(kind, 250, 10, Severity.WARNING);
            case TRAFFIC -> new AlertRule(kind, 1, 60, Severity.WARNING);
            case DATA_QUALITY, DRIFT, HEALTH -> new AlertRule(kind, 0.05, 60, Severity.WARNING);
        };
    }

    AlertKind kind() {
        return kind;
    }

    /** Whether its numbers make sense; what is wrong shows itself. */
    boolean isValid() {
        boolean number = threshold.getValue() != null && !threshold.isInvalid() && threshold.getValue() >= 0;
        threshold.setInvalid(!number);
        boolean time = minutes.getValue() != null && minutes.getValue() >= 1 && minutes.getValue() <= LONGEST;
        minutes.setInvalid(!time);
        return number && time;
    }

    AlertRule rule() {
        double value = threshold.getValue() == null ? 0 : threshold.getValue();
        int time = minutes.getValue() == null ? 1 : minutes.getValue();
        return new AlertRule(kind, isShare() ? value / HUNDRED : value, time, severity.getValue());
    }

    private boolean isShare() {
        return switch (kind) {
            case QUALITY, ERRORS, DATA_QUALITY -> true;
            case LATENCY, TRAFFIC, DRIFT, HEALTH -> false;
        };
    }
}
