package modelport.statistics.drift;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a change is worth a person's time although traffic has its hours and its weekdays: it moved from the reference
 * and from the same hours of earlier weeks, by more than the column moves anyway, by enough to matter, and in more than
 * one window. What moved from one of them only is information.
 *
 * <p>The p-value of having moved from both is the larger one (intersection-union), and Benjamini and Hochberg's
 * adjustment goes over all aspects of all columns.
 *
 * @param rule how alarms come about; {@link Watched#effect} takes the place of its effect
 * @param alone so large an effect counts while there are no earlier weeks to compare with
 * @param weeks before a window that are put together, at most
 * @param history so many weeks back is looked
 */
public record SeasonalRule(DriftRule rule, double alone, int weeks, int history) {
    private static final Duration QUARTER = Duration.ofDays(91);
    /** All traffic, and its segments. */
    private static final int FAMILIES = 2;

    private static final double LARGEST_Q = 0.05;
    private static final double SMALLEST_Q = 1e-12;

    public SeasonalRule {
        if (!(alone >= 0) || weeks < 2 || history < weeks) {
            throw new IllegalArgumentException("not a rule: " + alone + " " + weeks + " " + history);
        }
    }

    /** For windows of a day, with half a false alarm in a quarter of a year. */
    public static SeasonalRule usual() {
        return withBudget(0.5, Duration.ofDays(1));
    }

    /**
     * The usual rule with a budget for false alarms: 500 values, an effect of 0.02, in two of the last three windows;
     * an effect of 0.5 without earlier weeks; four weeks, looked for in the last eight.
     *
     * <p>Each window may cry wolf with probability q for all traffic and again for its segments. That a change has to
     * stay is not counted in: what moves a column from day to day may outlast a window, too.
     *
     * @param alarms that may be expected at most in a quarter of a year while nothing happens
     * @param window how long one takes at least
     */
    public static SeasonalRule withBudget(double alarms, Duration window) {
        if (!(alarms > 0) || !window.isPositive()) {
            throw new IllegalArgumentException("not a budget: " + alarms + " for windows of " + window);
        }
        double share = alarms * window.toMillis() / QUARTER.toMillis() / FAMILIES;
        double q = Math.clamp(share, SMALLEST_Q, LARGEST_Q);
        DriftRule usual = DriftRule.usual();
        return new SeasonalRule(
                new DriftRule(usual.least(), q, usual.effect(), usual.windows(), usual.needed()), 0.5, 4, 8);
    }

    /** The same with another rule for alarms. */
    public SeasonalRule with(DriftRule another) {
        return new SeasonalRule(another, alone, weeks, history);
    }

    /** The same where a column has to have at least so many values in a window. */
    public SeasonalRule withLeast(long least) {
        return with(new DriftRule(least, rule.q(), rule.effect(), rule.windows(), rule.needed()));
    }

    /**
     * Judges the newest window.
     *
     * @return one for each aspect of each column, by {@link Finding#BY_IMPACT}
     */
    public List<Finding> judge(Watch watch) {
        return judgeSegments(List.of(watch)).getFirst();
    }

    /**
     * Judges segments side by side: first which of them moved at all, then which columns in those (Y. Benjamini and M.
     * Bogomolov, Journal of the Royal Statistical Society B 76, 2014). All traffic together is no segment: judge it by
     * itself.
     *
     * @return for each segment what {@link #judge} returns
     */
    public List<List<Finding>> judgeSegments(List<Watch> segments) {
        List<Looks> looks = segments.stream().map(each -> Looks.at(each, this)).toList();
        int[][] moves = new int[looks.size()][];
        List<double[]> newest = List.of();
        for (int back = rule.windows() - 1; back >= 0; back--) {
            newest = adjust(looks, back);
            for (int i = 0; i < moves.length; i++) {
                Looks each = looks.get(i);
                moves[i] = moves[i] == null ? new int[each.size()] : moves[i];
                for (int aspect = 0; aspect < each.size(); aspect++) {
                    moves[i][aspect] += each.moved(back, aspect, newest.get(i)[aspect]) ? 1 : 0;
                }
            }
        }
        List<double[]> q = newest;
        return IntStream.range(0, moves.length)
                .mapToObj(i -> findings(looks.get(i), q.get(i), moves[i]))
                .toList();
    }

    private List<Finding> findings(Looks looks, double[] q, int[] moves) {
        double[] fromReference = FalseDiscovery.adjust(looks.p(0, Look::pReference));
        double[] fromWeeks = FalseDiscovery.adjust(looks.p(0, Look::pWeeks));
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < q.length; i++) {
            Look look = looks.get(0, i);
            boolean away = look.isAway(fromReference[i], rule.q());
            boolean unlike = look.isUnlike(fromWeeks[i], rule.q());
            findings.add(
                    looks.finding(i, state(look, looks.moved(0, i, q[i]), moves[i], away, unlike), q[i], moves[i]));
        }
        findings.sort(Finding.BY_IMPACT);
        return List.copyOf(findings);
    }

    private DriftState state(Look newest, boolean moved, int moves, boolean away, boolean unlike) {
        if (!newest.enough()) {
            return DriftState.INSUFFICIENT_DATA;
        }
        if (moves >= rule.needed()) {
            return DriftState.DRIFTED;
        }
        if (moved) {
            return DriftState.MOVED;
        }
        if (away) {
            return newest.fromWeeks() == null ? DriftState.LEARNING : DriftState.SEASONAL;
        }
        return unlike ? DriftState.UNUSUAL : DriftState.STEADY;
    }

    private List<double[]> adjust(List<Looks> looks, int back) {
        return FalseDiscovery.adjustFamilies(
                looks.stream().map(each -> each.p(back, Look::p)).toList(), rule.q());
    }
}
