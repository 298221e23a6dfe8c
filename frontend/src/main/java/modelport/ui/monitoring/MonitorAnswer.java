package modelport.ui.monitoring;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.sentences;
import static modelport.ui.components.Texts.t;

import java.util.Optional;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.WindowPoint;
import modelport.contract.monitoring.WindowState;
import modelport.ui.components.Answer;
import modelport.ui.components.Formats;
import modelport.ui.components.State;
import org.jspecify.annotations.Nullable;

/** What a monitor says about its endpoint, in one or two sentences. */
final class MonitorAnswer {
    private MonitorAnswer() {}

    static Answer of(Monitor monitor, Optional<Watched> watched) {
        return switch (monitor.state()) {
            case ARMING -> new Answer(State.MOVING, t("monitoring.answer.arming", use(monitor)));
            case UNARMED ->
                new Answer(
                        State.ACT,
                        sentences(
                                t("monitoring.answer.unarmed"), monitor.reason() == null ? "" : say(monitor.reason())));
            case PAUSED -> new Answer(State.IDLE, t("monitoring.answer.paused"));
            case WATCHING -> new Answer(MonitorText.of(monitor.health()), watching(monitor, watched));
        };
    }

    private static String watching(Monitor monitor, Optional<Watched> watched) {
        String why = monitor.healthReason() == null ? "" : say(monitor.healthReason());
        return sentences(t("monitoring.answer." + monitor.health()), why, missing(monitor, watched));
    }

    /** How many rows the newest window lacks before it says anything. */
    private static String missing(Monitor monitor, Optional<Watched> watched) {
        WindowPoint newest = newest(watched);
        if (newest == null || newest.state() != WindowState.INSUFFICIENT_DATA) {
            return "";
        }
        long least = monitor.settings().leastRows();
        return t(
                "monitoring.answer.missing",
                Formats.count(newest.rows()),
                Formats.count(least),
                Formats.count(Math.max(0, least - newest.rows())));
    }

    private static @Nullable WindowPoint newest(Optional<Watched> watched) {
        return watched.filter(each -> !each.windows().isEmpty())
                .map(each -> each.windows().getLast())
                .orElse(null);
    }

    /** Such as: tickets v3. */
    static String use(Monitor monitor) {
        return monitor.reference().dataset() + " v" + monitor.reference().version();
    }
}
