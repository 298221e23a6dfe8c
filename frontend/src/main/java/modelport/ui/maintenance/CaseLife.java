package modelport.ui.maintenance;

import static modelport.ui.components.Texts.t;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.CaseStep;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.components.Formats;
import modelport.ui.components.Lifeline;
import modelport.ui.components.Lifeline.Station;

/** How far a case has come: from a look at the data to its outcome. */
final class CaseLife {
    /** A station, what begins it, and what passes it. */
    private enum Stop {
        DATA(CaseState.OPEN, CaseDeed.OPENED, CaseDeed.DATA_CHECKED),
        TUNING(CaseState.TUNING, CaseDeed.TUNING_STARTED, CaseDeed.TUNED),
        COMPRESSION(CaseState.COMPRESSING, CaseDeed.COMPRESSION_STARTED, CaseDeed.COMPRESSED),
        EVALUATION(CaseState.EVALUATING, CaseDeed.EVALUATION_STARTED, CaseDeed.EVALUATED),
        REQUEST(CaseState.REQUESTED, CaseDeed.RELEASE_REQUESTED, CaseDeed.RELEASE_REQUESTED);

        private final CaseState state;
        private final CaseDeed begun;
        private final CaseDeed passed;

        Stop(CaseState state, CaseDeed begun, CaseDeed passed) {
            this.state = state;
            this.begun = begun;
            this.passed = passed;
        }
    }

    private CaseLife() {}

    static Lifeline of(MaintenanceCase about) {
        List<Stop> way = way(about);
        int last = last(about, way);
        boolean closed = !CaseText.isOpen(about);
        boolean stuck = about.retryable() || about.state() == CaseState.HANDED_OVER;
        var line = new Lifeline();
        for (int i = 0; i < way.size(); i++) {
            Stop stop = way.get(i);
            Optional<CaseStep> passed = find(about, stop.passed);
            if (closed && passed.isEmpty() && i > last) {
                // Where it ended early, nothing lies ahead.
                break;
            }
            line.station(station(about, i, last, passed.isPresent(), stuck), t("case.stop." + stop), note(passed));
        }
        return line.station(outcome(about), closed ? CaseText.word(about) : t("case.stop.OUTCOME"), ended(about));
    }

    /** Without a compression that is left out. */
    private static List<Stop> way(MaintenanceCase about) {
        List<Stop> way = new ArrayList<>(List.of(Stop.values()));
        boolean further = about.state() == CaseState.EVALUATING
                || find(about, CaseDeed.EVALUATION_STARTED).isPresent();
        if (further && find(about, CaseDeed.COMPRESSION_STARTED).isEmpty()) {
            way.remove(Stop.COMPRESSION);
        }
        return way;
    }

    /** The station that it is at, or was at last. */
    private static int last(MaintenanceCase about, List<Stop> way) {
        int last = 0;
        for (int i = 0; i < way.size(); i++) {
            Stop stop = way.get(i);
            if (stop.state == about.state()
                    || find(about, stop.begun).isPresent()
                    || find(about, stop.passed).isPresent()) {
                last = i;
            }
        }
        return last;
    }

    private static Station station(MaintenanceCase about, int at, int last, boolean passed, boolean stuck) {
        boolean waits = about.state() == CaseState.REQUESTED && at == last;
        if (passed && !waits) {
            return Station.PASSED;
        }
        if (at > last) {
            return Station.AHEAD;
        }
        if (at < last) {
            return Station.PASSED;
        }
        return stuck || !CaseText.isOpen(about) ? Station.FAILED : Station.HERE;
    }

    private static Station outcome(MaintenanceCase about) {
        CaseOutcome outcome = about.outcome();
        if (outcome == null || CaseText.isOpen(about)) {
            return Station.AHEAD;
        }
        return outcome == CaseOutcome.FAILED || outcome == CaseOutcome.UNSOUND_DATA ? Station.FAILED : Station.PASSED;
    }

    private static String note(Optional<CaseStep> passed) {
        return passed.map(step -> Formats.ago(step.at())).orElse("");
    }

    private static String ended(MaintenanceCase about) {
        return about.closedAt() == null ? "" : Formats.ago(about.closedAt());
    }

    /** The last time that this happened. */
    private static Optional<CaseStep> find(MaintenanceCase about, CaseDeed deed) {
        return about.steps().stream().filter(each -> each.deed() == deed).reduce((first, second) -> second);
    }
}
