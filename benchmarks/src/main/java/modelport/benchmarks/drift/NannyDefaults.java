package modelport.benchmarks.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * NannyML's default rule, written from its formulas: Jensen and Shannon's distance in bits against the whole reference,
 * above mean and three deviations of what the reference's own days show; and the share of missing values in the same
 * way. Its checks for unseen categories and values out of range, which allow none, are left out.
 */
final class NannyDefaults implements Detector {
    private static final double BITS = 1 / Math.sqrt(Math.log(2));

    private final Binning[] binnings = new Binning[Traffic.COLUMNS];
    private final double[][] reference = new double[Traffic.COLUMNS][];
    private final double[] limits = new double[Traffic.COLUMNS];
    private final double[] most = new double[Traffic.COLUMNS];
    private final double[] least = new double[Traffic.COLUMNS];

    NannyDefaults(List<Day> days) {
        for (int column = 0; column < reference.length; column++) {
            int of = column;
            double[] values = days.stream()
                    .flatMapToDouble(day -> Arrays.stream(day.present(of)))
                    .sorted()
                    .toArray();
            binnings[column] = Traffic.law(column).isCategory() ? Binning.categories(values) : Binning.doane(values);
            reference[column] = binnings[column].count(values);
            double[] distances = days.stream()
                    .mapToDouble(day -> distance(of, day.present(of)))
                    .toArray();
            limits[column] = mean(distances) + 3 * Distances.deviation(distances);
            double[] missing =
                    days.stream().mapToDouble(day -> missing(day, of)).toArray();
            most[column] = mean(missing) + 3 * Distances.deviation(missing);
            least[column] = mean(missing) - 3 * Distances.deviation(missing);
        }
    }

    @Override
    public int[] look(Day day) {
        double[] excess = new double[reference.length];
        for (int column = 0; column < excess.length; column++) {
            double missing = missing(day, column);
            excess[column] = distance(column, day.present(column)) / limits[column];
            if (missing > most[column]) {
                excess[column] = Math.max(excess[column], missing / most[column]);
            } else if (missing < least[column]) {
                excess[column] = Math.max(excess[column], least[column] / missing);
            }
        }
        return Distances.ranked(excess);
    }

    private double distance(int column, double[] values) {
        return BITS * Distances.jensenShannon(reference[column], binnings[column].count(values));
    }

    private static double missing(Day day, int column) {
        double[] values = day.columns()[column];
        return 1 - (double) day.present(column).length / values.length;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    /** Bins of equal width, or one for each category; what the reference does not hold falls into the last. */
    private record Binning(double low, double width, int bins, Map<Double, Integer> categories) {
        static Binning categories(double[] sorted) {
            Map<Double, Integer> places = new HashMap<>();
            for (double value : sorted) {
                places.putIfAbsent(value, places.size());
            }
            return new Binning(0, 0, places.size(), places);
        }

        /** D. P. Doane's number of bins. */
        static Binning doane(double[] sorted) {
            double n = sorted.length;
            double middle = mean(sorted);
            double deviation = Distances.deviation(sorted);
            double skewness = Arrays.stream(sorted)
                    .map(value -> Math.pow((value - middle) / deviation, 3))
                    .average()
                    .orElseThrow();
            double error = Math.sqrt(6 * (n - 2) / ((n + 1) * (n + 3)));
            double width = (sorted[sorted.length - 1] - sorted[0])
                    / (1 + Math.log(n) / Math.log(2) + Math.log(1 + Math.abs(skewness) / error) / Math.log(2));
            return new Binning(
                    sorted[0], width, (int) Math.ceil((sorted[sorted.length - 1] - sorted[0]) / width), Map.of());
        }

        double[] count(double[] values) {
            double[] counts = new double[bins + 1];
            for (double value : values) {
                counts[place(value)]++;
            }
            return counts;
        }

        private int place(double value) {
            if (width == 0) {
                return categories.getOrDefault(value, bins);
            }
            int place = (int) Math.floor((value - low) / width);
            return place < 0 || place >= bins ? bins : place;
        }
    }
}
