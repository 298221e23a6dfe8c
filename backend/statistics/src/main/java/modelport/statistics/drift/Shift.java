package modelport.statistics.drift;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * How far two samples that were counted in the same cells lie apart. Missing values are left out: how many there are is
 * a question of its own.
 *
 * @param chiSquare of the two-sample test; cells with an expected count below 5 are pooled
 * @param degrees of freedom; 0 if there is nothing to compare
 * @param p how probable so large a value is if nothing has changed
 * @param stability the population stability index less what chance alone adds, (B - 1)(1/n + 1/m); near 0 or below it
 *     where nothing has changed
 * @param largest the largest difference between the shares of a cell, from 0 to 1
 * @param cell where that is
 */
public record Shift(double chiSquare, int degrees, double p, double stability, double largest, int cell) {
    private static final double LEAST_EXPECTED = 5;
    private static final double EMPTY = 0.5;

    /** Compares what arrives with what was expected. */
    public static Shift between(CellCounts reference, CellCounts current) {
        long n = reference.present();
        long m = current.present();
        if (n == 0 || m == 0) {
            return new Shift(0, 0, 1, 0, 0, Cells.MISSING);
        }
        var test = new Pooled((double) n, (double) m);
        double index = 0;
        int used = 0;
        double largest = 0;
        int widest = Cells.MISSING;
        int cells = reference.toArray().length;
        for (int cell = 1; cell < cells; cell++) {
            long r = reference.count(cell);
            long c = current.count(cell);
            if (r + c == 0) {
                continue;
            }
            used++;
            test.add((double) r, (double) c);
            index += part(r, n, c, m);
            double apart = Math.abs((double) r / n - (double) c / m);
            if (apart > largest) {
                largest = apart;
                widest = cell;
            }
        }
        test.end();
        double chance = (used - 1) * (1.0 / n + 1.0 / m);
        return new Shift(test.statistic(), test.degrees(), test.p(), index - chance, largest, widest);
    }

    /**
     * Compares two shares, however small: by the arcsine of their roots, whose variance does not depend on them (F. J.
     * Anscombe, Biometrika 35, 1948).
     *
     * @param hits among the {@code n} of the reference
     * @param found among the {@code m} that arrived
     */
    public static Shift ofRates(long hits, long n, long found, long m) {
        if (n == 0 || m == 0) {
            return new Shift(0, 0, 1, 0, 0, Cells.MISSING);
        }
        double turn = angle((double) hits, (double) n) - angle((double) found, (double) m);
        double statistic = 4 * turn * turn / (1.0 / n + 1.0 / m);
        double index = part(hits, n, found, m) + part(n - hits, n, m - found, m);
        double p = hits + found == 0 ? 1 : ChiSquaredDistribution.of(1).survivalProbability(statistic);
        double apart = Math.abs((double) hits / n - (double) found / m);
        return new Shift(statistic, 1, p, index - (1.0 / n + 1.0 / m), apart, Cells.MISSING);
    }

    /** What a larger variance than that of independent values adds by itself is no effect either. */
    double stability(double inflation, double n, double m) {
        return stability - (inflation - 1) * degrees * (1 / n + 1 / m);
    }

    private static double angle(double hits, double all) {
        return Math.asin(Math.sqrt((hits + 0.375) / (all + 0.75)));
    }

    private static double part(long r, long n, long c, long m) {
        double expected = Math.max((double) r, EMPTY) / n;
        double found = Math.max((double) c, EMPTY) / m;
        return (expected - found) * Math.log(expected / found);
    }

    /** Cells next to each other, as many together as a test needs. */
    private static final class Pooled {
        private final double n;
        private final double m;
        private final List<double[]> groups = new ArrayList<>();

        Pooled(double n, double m) {
            this.n = n;
            this.m = m;
            groups.add(new double[2]);
        }

        void add(double reference, double current) {
            if (isLarge(groups.getLast())) {
                groups.add(new double[2]);
            }
            put(groups.getLast(), reference, current);
        }

        /** What is left over is too small to stand alone. */
        void end() {
            if (groups.size() > 1 && !isLarge(groups.getLast())) {
                double[] rest = groups.removeLast();
                put(groups.getLast(), rest[0], rest[1]);
            }
        }

        double statistic() {
            double sum = 0;
            for (double[] group : groups) {
                double difference = group[0] * Math.sqrt(m / n) - group[1] * Math.sqrt(n / m);
                sum += difference * difference / (group[0] + group[1]);
            }
            return sum;
        }

        int degrees() {
            return groups.size() - 1;
        }

        double p() {
            return degrees() == 0 ? 1 : ChiSquaredDistribution.of(degrees()).survivalProbability(statistic());
        }

        private boolean isLarge(double[] group) {
            return (group[0] + group[1]) * Math.min(n, m) / (n + m) >= LEAST_EXPECTED;
        }

        private static void put(double[] group, double reference, double current) {
            group[0] += reference;
            group[1] += current;
        }
    }
}
