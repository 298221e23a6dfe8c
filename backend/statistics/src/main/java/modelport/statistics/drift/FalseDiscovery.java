package modelport.statistics.drift;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Keeps the share of false alarms among all alarms of many tests (Benjamini and Hochberg 1995). */
public final class FalseDiscovery {
    private FalseDiscovery() {}

    /**
     * What each p-value is worth among the others: those at most q hold at most a share q of false ones on average.
     *
     * @param p from 0 to 1
     * @return adjusted values in the same order
     */
    public static double[] adjust(double... p) {
        int[] order = IntStream.range(0, p.length)
                .boxed()
                .sorted((a, b) -> Double.compare(p[b], p[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = 0; i < order.length; i++) {
            int rank = p.length - i;
            least = Math.min(least, p[order[i]] * p.length / rank);
            adjusted[order[i]] = least;
        }
        return adjusted;
    }

    /**
     * The same for families of tests, such as those of segments: which families hold anything is decided first, by R.
     * J. Simes' test (Biometrika 73, 1986), and the fewer do, the more is asked of what is in them.
     *
     * @param level that values will be compared with
     * @return adjusted values in the same order
     */
    public static List<double[]> adjustFamilies(List<double[]> families, double level) {
        List<double[]> adjusted = families.stream().map(FalseDiscovery::adjust).toList();
        double[] whole = adjust(adjusted.stream()
                .mapToDouble(family -> DoubleStream.of(family).min().orElse(1))
                .toArray());
        long selected = DoubleStream.of(whole).filter(q -> q <= level).count();
        double factor = (double) families.size() / Math.max(1, selected);
        for (int i = 0; i < whole.length; i++) {
            double[] family = adjusted.get(i);
            for (int test = 0; test < family.length; test++) {
                family[test] = Math.max(whole[i], Math.min(1, family[test] * factor));
            }
        }
        return adjusted;
    }
}
