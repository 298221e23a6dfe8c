package modelport.statistics.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When a change is worth a person's time: it is no chance among all columns, it is large enough to matter, and it is
 * there in more than one window.
 *
 * @param least a window with fewer values of a column says nothing about it
 * @param q the share of false ones that is allowed among the columns that moved in a window, between 0 and 1
 * @param effect a smaller {@link Shift#stability} does not matter, at least 0
 * @param windows the last so many are looked at
 * @param needed in so many of them a column has to move
 */
public record DriftRule(long least, double q, double effect, int windows, int needed) {
    public DriftRule {
        if (least < 1 || !(q > 0 && q < 1) || !(effect >= 0) || needed < 1 || windows < needed) {
            throw new IllegalArgumentException(
                    "not a rule: " + least + " " + q + " " + effect + " " + windows + "/" + needed);
        }
    }

    /** 500 values, q of 1 %, an effect of 0.02, in two of the last three windows. */
    public static DriftRule usual() {
        return new DriftRule(500, 0.01, 0.02, 3, 2);
    }

    /** The same with another effect. */
    public DriftRule withEffect(double another) {
        return new DriftRule(least, q, another, windows, needed);
    }

    /**
     * Judges columns that were counted side by side.
     *
     * @param reference one for each column
     * @param recent windows in order, the newest last, each with one for each column; those before the last
     *     {@link #windows} are passed over
     * @return one for each column
     */
    public List<DriftFinding> judge(List<CellCounts> reference, List<List<CellCounts>> recent) {
        if (recent.isEmpty()) {
            throw new IllegalArgumentException("no window to judge");
        }
        List<List<Look>> looks = recent.subList(Math.max(0, recent.size() - windows), recent.size()).stream()
                .map(window -> look(reference, window))
                .toList();
        var findings = new ArrayList<DriftFinding>();
        for (int column = 0; column < reference.size(); column++) {
            findings.add(finding(column, looks));
        }
        return findings;
    }

    private DriftFinding finding(int column, List<List<Look>> windows) {
        Look newest = windows.getLast().get(column);
        int moves = (int) windows.stream()
                .filter(window -> window.get(column).moved(this))
                .count();
        return new DriftFinding(state(newest, moves), newest.shift(), newest.q(), moves);
    }

    private DriftState state(Look newest, int moves) {
        if (!newest.enough()) {
            return DriftState.INSUFFICIENT_DATA;
        }
        if (moves >= needed) {
            return DriftState.DRIFTED;
        }
        return newest.moved(this) ? DriftState.MOVED : DriftState.STEADY;
    }

    /** Compares every column of a window with its reference. */
    List<Look> look(List<CellCounts> reference, List<CellCounts> window) {
        var shifts = new ArrayList<Shift>();
        double[] p = new double[reference.size()];
        for (int column = 0; column < p.length; column++) {
            Shift shift = Shift.between(reference.get(column), window.get(column));
            shifts.add(shift);
            p[column] = isEnough(window.get(column)) ? shift.p() : 1;
        }
        double[] q = FalseDiscovery.adjust(p);
        return IntStream.range(0, p.length)
                .mapToObj(column -> new Look(shifts.get(column), q[column], isEnough(window.get(column))))
                .toList();
    }

    private boolean isEnough(CellCounts counts) {
        return counts.present() >= least;
    }

    /** A column in one window. */
    record Look(Shift shift, double q, boolean enough) {
        /**
         * How large the rule's effect may be for the column still to move; negative if it does not whatever that is.
         */
        double strength(double allowed) {
            return enough && q <= allowed ? shift.stability() : -1;
        }

        boolean moved(DriftRule rule) {
            double strength = strength(rule.q());
            return strength >= 0 && strength >= rule.effect();
        }
    }
}
