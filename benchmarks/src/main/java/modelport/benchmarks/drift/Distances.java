package modelport.benchmarks.drift;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Distances of two samples, as other tools compute them. */
final class Distances {
    private Distances() {}

    /** Wasserstein's of two sorted samples: the area between their distribution functions. */
    static double wasserstein(double[] a, double[] b) {
        double sum = 0;
        int i = 0;
        int j = 0;
        double at = Math.min(a[0], b[0]);
        while (i < a.length || j < b.length) {
            double next = j >= b.length || (i < a.length && a[i] <= b[j]) ? a[i] : b[j];
            sum += Math.abs((double) i / a.length - (double) j / b.length) * (next - at);
            at = next;
            while (i < a.length && a[i] == at) {
                i++;
            }
            while (j < b.length && b[j] == at) {
                j++;
            }
        }
        return sum;
    }

    /** Jensen and Shannon's, the root, in nats. */
    static double jensenShannon(double[] p, double[] q) {
        double sum = 0;
        double all = Arrays.stream(p).sum();
        double others = Arrays.stream(q).sum();
        for (int i = 0; i < p.length; i++) {
            double a = p[i] / all;
            double b = q[i] / others;
            double middle = (a + b) / 2;
            sum += (a > 0 ? a * Math.log(a / middle) : 0) + (b > 0 ? b * Math.log(b / middle) : 0);
        }
        return Math.sqrt(Math.max(0, sum / 2));
    }

    /** How often each category occurs. */
    static Map<Double, Integer> frequencies(double[] values) {
        Map<Double, Integer> found = new HashMap<>();
        for (double value : values) {
            found.merge(value, 1, Integer::sum);
        }
        return found;
    }

    /** Categories of both samples side by side. */
    static double[][] sides(Map<Double, Integer> a, Map<Double, Integer> b) {
        Set<Double> all = new TreeSet<>(a.keySet());
        all.addAll(b.keySet());
        return new double[][] {
            all.stream().mapToDouble(each -> a.getOrDefault(each, 0)).toArray(),
            all.stream().mapToDouble(each -> b.getOrDefault(each, 0)).toArray()
        };
    }

    static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    /** The columns whose excess is above 1, the largest first. */
    static int[] ranked(double[] excess) {
        return IntStream.range(0, excess.length)
                .filter(column -> excess[column] > 1)
                .boxed()
                .sorted((x, y) -> Double.compare(excess[y], excess[x]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
