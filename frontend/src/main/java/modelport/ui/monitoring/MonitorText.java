package modelport.ui.monitoring;

import static modelport.ui.components.Texts.t;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.ColumnFinding;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.Severity;
import modelport.contract.monitoring.WindowState;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import modelport.ui.components.StateBadge;
import org.jspecify.annotations.Nullable;

/** What health, windows and alerts are called, and which of the five states they are. */
final class MonitorText {
    static final String NONE = "\u2013";

    private MonitorText() {}

    static State of(Health health) {
        return switch (health) {
            case FAILING -> State.ACT;
            case DRIFTING, NOTICE -> State.LOOK;
            case HEALTHY -> State.GOOD;
            case UNKNOWN -> State.IDLE;
        };
    }

    static State of(WindowState state) {
        return switch (state) {
            case DRIFTED -> State.ACT;
            case MOVED -> State.LOOK;
            case STEADY -> State.GOOD;
            case SEASONAL, INSUFFICIENT_DATA -> State.IDLE;
        };
    }

    static State of(MonitorState state) {
        return switch (state) {
            case ARMING -> State.MOVING;
            case WATCHING -> State.GOOD;
            case PAUSED -> State.IDLE;
            case UNARMED -> State.ACT;
        };
    }

    static State of(Severity severity) {
        return switch (severity) {
            case CRITICAL -> State.ACT;
            case WARNING -> State.LOOK;
            case INFO -> State.IDLE;
        };
    }

    static State of(AlertState state) {
        return switch (state) {
            case OPEN -> State.ACT;
            case ACKNOWLEDGED -> State.MOVING;
            case RESOLVED -> State.GOOD;
        };
    }

    static String word(Health health) {
        return t("monitoring.health." + health);
    }

    static String word(WindowState state) {
        return t("monitoring.window." + state);
    }

    static String word(MonitorState state) {
        return t("monitoring.state." + state);
    }

    static String word(Severity severity) {
        return t("alert.severity." + severity);
    }

    static String word(AlertState state) {
        return t("alert.state." + state);
    }

    static String word(AlertKind kind) {
        return t("alert.kind." + kind);
    }

    static StateBadge badge(Health health) {
        return StateBadge.quiet(of(health), word(health));
    }

    static StateBadge badge(WindowState state) {
        return StateBadge.quiet(of(state), word(state));
    }

    static StateBadge badge(Severity severity) {
        return StateBadge.quiet(of(severity), word(severity));
    }

    /** What has changed about a column in a window, with the figures that belong to it. */
    static String change(ColumnFinding finding) {
        return switch (finding.kind()) {
            case SHAPE -> t("monitoring.change.SHAPE");
            case MISSING ->
                t(
                        "monitoring.change.MISSING",
                        Formats.percent(finding.referenceMissing()),
                        Formats.percent(finding.missing()));
            case UNSEEN -> t("monitoring.change.UNSEEN", Formats.percent(finding.outside()));
            case OUT_OF_RANGE -> t("monitoring.change.outside", Formats.percent(finding.outside()));
        };
    }

    /** The size of a change, which is small by nature: two or three digits behind the point. */
    static String effect(double effect) {
        return String.format(Locale.ROOT, effect >= 0.1 ? "%.2f" : "%.3f", effect)
                .replace("-", "\u2212");
    }

    static String share(@Nullable Double share) {
        return share == null ? NONE : Formats.percent(share);
    }

    /** Texts with commas between them. */
    static String list(Stream<String> texts) {
        return texts.collect(Collectors.joining(t("list.comma")));
    }
}
