package modelport.statistics.drift;

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
}
