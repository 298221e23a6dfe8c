package modelport.benchmarks.drift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Evidently's default rule for a reference of more than 1000 rows, written from its formulas: Wasserstein's distance by
 * the reference's deviation of at least 0.1 for numbers, Jensen and Shannon's of at least 0.1 for categories.
 */
final class EvidentlyDefaults implements Detector {
    private static final double LIMIT = 0.1;
    private static final int QUANTILES = 5_000;

    private final double[][] reference = new double[Traffic.COLUMNS][];
    private final List<Map<Double, Integer>> frequencies = new ArrayList<>();
    private final double[] deviations = new double[Traffic.COLUMNS];
    /** The share of columns that have to drift: any one, or half of them for the whole dataset. */
    private final double share;

    EvidentlyDefaults(List<Day> days, double share) {
        this.share = share;
        for (int column = 0; column < reference.length; column++) {
            int of = column;
            double[] values = days.stream()
                    .flatMapToDouble(day -> Arrays.stream(day.present(of)))
                    .sorted()
                    .toArray();
            reference[column] = quantiles(values);
            frequencies.add(Traffic.law(column).isCategory() ? Distances.frequencies(values) : Map.of());
            deviations[column] = Math.max(0.001, Distances.deviation(values));
        }
    }

    @Override
    public int[] look(Day day) {
        double[] excess = new double[reference.length];
        for (int column = 0; column < excess.length; column++) {
            // At the limit is drift, too.
            excess[column] = distance(column, day.present(column)) / LIMIT + 1e-12;
        }
        int[] drifted = Distances.ranked(excess);
        return drifted.length >= share * excess.length ? drifted : new int[0];
    }

    /** Wasserstein's distance to so many quantiles is the same to four digits, and many times faster. */
    private static double[] quantiles(double[] sorted) {
        return IntStream.range(0, QUANTILES)
                .mapToDouble(i -> sorted[(int) ((i + 0.5) * sorted.length / QUANTILES)])
                .toArray();
    }

    private double distance(int column, double[] values) {
        if (Traffic.law(column).isCategory()) {
            double[][] sides = Distances.sides(frequencies.get(column), Distances.frequencies(values));
            return Distances.jensenShannon(sides[0], sides[1]);
        }
        Arrays.sort(values);
        return Distances.wasserstein(reference[column], values) / deviations[column];
    }
}
