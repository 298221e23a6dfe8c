package modelport.statistics.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A rule whose effects were chosen so that it rarely speaks while nothing happens.
 *
 * <p>Real rows come in runs of their like, which theory leaves out of account: one user's rows, an hour's, a day's. So
 * windows are cut out of the reference as they lie in it, as many after each other as the rule looks at, and compared
 * with the rest of it (subsampling, D. N. Politis and J. P. Romano 1994). Whatever the rule says to them is false. A
 * reference that was shuffled knows nothing of runs, nor does this then; what it leaves out is learned from traffic by
 * {@link Unrest}.
 *
 * @param rule with the effect that keeps the budget for all columns alike
 * @param falseAlarms windows that speak without a change under that rule, to be expected in as many as the budget is
 *     for; counted on windows that the effect was not chosen by, so it may turn out above the budget
 * @param effects of each column by itself, which share the budget; for {@link Watched#effect}
 */
public record Calibration(DriftRule rule, double falseAlarms, List<Double> effects) {
    private static final int FEWEST_PLAYED = 600;
    private static final int MOST_PLAYED = 5_000;
    /** Windows times columns, so that many columns do not take minutes. */
    private static final int MOST_SHIFTS = 200_000;

    /** So rare an event as one in the budget's windows has to be seen a few times. */
    private static final int TIMES = 3;

    private static final double STEP = 0.005;
    private static final double LARGEST = 5;
    /** A reference that holds fewer windows than this cannot tell what is usual. */
    private static final int WINDOWS_AT_LEAST = 2;

    public Calibration {
        effects = List.copyOf(effects);
    }

    /**
     * Chooses effects, none below that of the rule.
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
        // Of a small reference windows are smaller than in life, and move more: the effect turns out larger, not
        // smaller.
        long size = Math.min(rule.least(), rows.size() / (WINDOWS_AT_LEAST + rule.windows()));
        var played = new DriftRule(size, rule.q(), rule.effect(), rule.windows(), rule.needed());
        int plays = plays(windows / budget, cells.size());
        double[][] chosen = play(cells, rows, played, plays, random);
        double[] strongest = strongest(chosen);
        double effect = least(strongest, rule.effect(), budget / windows);
        if (effect > LARGEST) {
            return Optional.empty();
        }
        double[] others = strongest(play(cells, rows, played, plays, random));
        double[] effects = IntStream.range(0, cells.size())
                .mapToDouble(column -> least(
                        Arrays.stream(chosen).mapToDouble(play -> play[column]).toArray(),
                        rule.effect(),
                        budget / windows / cells.size()))
                .toArray();
        return Optional.of(new Calibration(
                rule.withEffect(effect),
                speaking(others, effect) * windows / plays,
                Arrays.stream(effects).boxed().toList()));
    }

    private static int plays(double windowsPerAlarm, int columns) {
        int most = Math.clamp(MOST_SHIFTS / Math.max(1, columns), FEWEST_PLAYED, MOST_PLAYED);
        return (int) Math.clamp(TIMES * windowsPerAlarm, FEWEST_PLAYED, most);
    }

    /** For windows that are played back, up to which effect the rule would speak about each column. */
    private static double[][] play(
            List<Cells> cells, List<int[]> rows, DriftRule rule, int plays, RandomGenerator random) {
        int size = (int) rule.least();
        List<CellCounts> all = count(cells, rows, 0, rows.size());
        double[][] strengths = new double[plays][cells.size()];
        for (double[] play : strengths) {
            int from = random.nextInt(rows.size());
            List<CellCounts> taken = count(cells, rows, from, from + rule.windows() * size);
            List<CellCounts> rest = IntStream.range(0, play.length)
                    .mapToObj(column -> all.get(column).minus(taken.get(column)))
                    .toList();
            var looks = new ArrayList<List<DriftRule.Look>>();
            for (int window = 0; window < rule.windows(); window++) {
                int start = from + window * size;
                looks.add(rule.look(rest, count(cells, rows, start, start + size)));
            }
            for (int column = 0; column < play.length; column++) {
                play[column] = strength(looks, column, rule);
            }
        }
        return strengths;
    }

    /** The effect that enough of the windows reach. */
    private static double strength(List<List<DriftRule.Look>> looks, int column, DriftRule rule) {
        double[] strengths = looks.stream()
                .mapToDouble(look -> look.get(column).strength(rule.q()))
                .sorted()
                .toArray();
        return strengths[strengths.length - rule.needed()];
    }

    private static double[] strongest(double[][] plays) {
        return Arrays.stream(plays)
                .mapToDouble(play -> Arrays.stream(play).max().orElse(-1))
                .toArray();
    }

    /** The least effect at which no larger share speaks; more than the largest if there is none. */
    private static double least(double[] strengths, double from, double share) {
        double effect = from;
        while (effect <= LARGEST && speaking(strengths, effect) > share * strengths.length) {
            effect += STEP;
        }
        return effect;
    }

    /** Each window that speaks counts, even if the one before did: what never falls silent is no single alarm. */
    private static long speaking(double[] strengths, double effect) {
        return Arrays.stream(strengths)
                .filter(strength -> strength >= 0 && strength >= effect)
                .count();
    }

    /** The last row is followed by the first one. */
    private static List<CellCounts> count(List<Cells> cells, List<int[]> rows, int from, int to) {
        CellCounts[] counts = cells.stream().map(Cells::none).toArray(CellCounts[]::new);
        for (int i = from; i < to; i++) {
            int[] row = rows.get(i % rows.size());
            for (int column = 0; column < counts.length; column++) {
                counts[column].add(row[column]);
            }
        }
        return Arrays.asList(counts);
    }
}
