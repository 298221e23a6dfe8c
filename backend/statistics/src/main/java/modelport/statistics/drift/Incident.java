package modelport.statistics.drift;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One story of something that changed: it opens when something drifts, collects what drifts after that, and closes once
 * all of it has been quiet for some windows. Thirty columns that move together are one alarm.
 *
 * @param opened end of the window that showed it
 * @param updated end of the newest window it knows
 * @param blamed what drifted, the largest impact first
 * @param calm windows in a row in which nothing blamed moved
 * @param closed whether it is over
 */
public record Incident(Instant opened, Instant updated, List<Blame> blamed, int calm, boolean closed) {
    /** So many quiet windows usually close an incident. */
    public static final int USUAL_CALM = 3;

    public Incident {
        blamed = List.copyOf(blamed);
    }

    /**
     * What becomes of an incident when a window was judged.
     *
     * @param open the incident that is open; null if none is, and a closed one is none
     * @param window that was judged
     * @param findings of everything that is watched, segments too
     * @param calm so many quiet windows close it
     * @return empty if nothing is wrong
     */
    public static Optional<Incident> after(@Nullable Incident open, Span window, List<Finding> findings, int calm) {
        List<Finding> drifted = findings.stream().filter(Finding::isDrifted).toList();
        if (open == null || open.closed()) {
            return drifted.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Incident(window.to(), window.to(), collect(List.of(), drifted, window), 0, false));
        }
        int quiet = quiet(open, findings);
        return Optional.of(new Incident(
                open.opened(), window.to(), collect(open.blamed(), drifted, window), quiet, quiet >= calm));
    }

    /** What nobody could look at is not quiet, and it is no disturbance either. */
    private static int quiet(Incident open, List<Finding> findings) {
        boolean judged = false;
        for (Finding finding : findings) {
            boolean blamed = open.blames(finding.column(), finding.aspect());
            switch (finding.state()) {
                case DRIFTED -> {
                    return 0;
                }
                case MOVED -> {
                    if (blamed) {
                        return 0;
                    }
                    judged = true;
                }
                case INSUFFICIENT_DATA -> {}
                case STEADY, LEARNING, SEASONAL, UNUSUAL -> judged = true;
            }
        }
        return judged ? open.calm() + 1 : open.calm();
    }

    private boolean blames(int column, Aspect aspect) {
        return blamed.stream().anyMatch(blame -> blame.column() == column && blame.aspect() == aspect);
    }

    private static List<Blame> collect(List<Blame> before, List<Finding> drifted, Span window) {
        var blamed = new ArrayList<>(before);
        for (Finding finding : drifted) {
            var blame = new Blame(finding.column(), finding.aspect(), window.to(), finding.impact());
            int known = indexOf(blamed, finding);
            if (known < 0) {
                blamed.add(blame);
            } else {
                blamed.set(known, blamed.get(known).or(blame));
            }
        }
        blamed.sort((a, b) -> Double.compare(b.impact(), a.impact()));
        return blamed;
    }

    private static int indexOf(List<Blame> blamed, Finding finding) {
        for (int i = 0; i < blamed.size(); i++) {
            if (blamed.get(i).column() == finding.column() && blamed.get(i).aspect() == finding.aspect()) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Something that drifted in an incident.
     *
     * @param since end of the window that showed it first
     * @param impact the largest so far
     */
    public record Blame(int column, Aspect aspect, Instant since, double impact) {
        Blame or(Blame later) {
            return new Blame(column, aspect, since, Math.max(impact, later.impact()));
        }
    }
}
