package modelport.statistics.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A rule whose effect was chosen so that it rarely speaks while nothing happens.
 *
 * <p>Real rows come in runs of their like, which theory leaves out of account. So the reference is played back in
 * windows made of contiguous pieces of itself (moving-block bootstrap, Künsch 1989), and whatever the rule says to them
 * is false.
 *
 * @param rule with the effect that keeps the budget
 * @param falseAlarms windows that speak without a change, to be expected in as many as the budget is for
 */
public record Calibration(DriftRule rule, double falseAlarms) {
    private static final int PLAYED = 600;
    private static final double STEP = 0.005;
    private static final double LARGEST = 1;
    /** A reference that holds fewer windows than this cannot tell what is usual. */
    private static final int WINDOWS_AT_LEAST = 2;

    /**
     * Chooses the effect, at least that of the rule.
     *
     * @param cells of each column
     * @param rows of the reference in their order, each with the cell of every column
     * @param rule how alarms come about
     * @param windows so many the budget is for
     * @param budget false alarms allowed in them
     * @return empty if the reference is too small, or no effect keeps the budget
     */
    public static Optional<Calibration> of(
            List<Cells> cells,
            List<int[]> rows,
            DriftRule rule,
            double windows,
            double budget,
            RandomGenerator random) {
        if (rows.size() < WINDOWS_AT_LEAST * rule.least()) {
            return Optional.empty();
        }
        double[] strengths = play(cells, rows, rule, random);
        for (double effect = rule.effect(); effect <= LARGEST; effect += STEP) {
            double alarms = alarms(strengths, effect) * windows / PLAYED;
            if (alarms <= budget) {
                return Optional.of(new Calibration(rule.withEffect(effect), alarms));
            }
        }
        return Optional.empty();
    }

    /** For each window that is played back, up to which effect the rule would speak. */
    private static double[] play(List<Cells> cells, List<int[]> rows, DriftRule rule, RandomGenerator random) {
        List<CellCounts> reference = count(cells, rows);
        var looks = new ArrayList<List<DriftRule.Look>>();
        double[] strengths = new double[PLAYED];
        for (int i = 0; i < PLAYED; i++) {
            looks.add(rule.look(reference, window(cells, rows, (int) rule.least(), random)));
            if (looks.size() > rule.windows()) {
                looks.removeFirst();
            }
            double strongest = -1;
            for (int column = 0; column < cells.size(); column++) {
                strongest = Math.max(strongest, strength(looks, column, rule));
            }
            strengths[i] = strongest;
        }
        return strengths;
    }

    /** The effect that enough of the windows reach. */
    private static double strength(List<List<DriftRule.Look>> looks, int column, DriftRule rule) {
        if (looks.size() < rule.needed()) {
            return -1;
        }
        double[] strengths = looks.stream()
                .mapToDouble(look -> look.get(column).strength(rule.q()))
                .sorted()
                .toArray();
        return strengths[strengths.length - rule.needed()];
    }

    /** Each window that speaks counts, even if the one before did: what never falls silent is no single alarm. */
    private static long alarms(double[] strengths, double effect) {
        return Arrays.stream(strengths)
                .filter(strength -> strength >= 0 && strength >= effect)
                .count();
    }

    private static List<CellCounts> window(List<Cells> cells, List<int[]> rows, int size, RandomGenerator random) {
        int block = Math.max(1, (int) (2 * Math.cbrt(rows.size())));
        var window = new ArrayList<int[]>(size);
        while (window.size() < size) {
            int from = random.nextInt(rows.size());
            for (int i = 0; i < block && window.size() < size; i++) {
                window.add(rows.get((from + i) % rows.size()));
            }
        }
        return count(cells, window);
    }

    private static List<CellCounts> count(List<Cells> cells, List<int[]> rows) {
        CellCounts[] counts = cells.stream().map(Cells::none).toArray(CellCounts[]::new);
        for (int[] row : rows) {
            for (int column = 0; column < counts.length; column++) {
                counts[column].add(row[column]);
            }
        }
        return Arrays.asList(counts);
    }
}
