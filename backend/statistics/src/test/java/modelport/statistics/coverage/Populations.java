package modelport.statistics.coverage;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import modelport.statistics.Metric;

/** Confusion matrices of whole populations, and what their metrics are. */
final class Populations {
    private Populations() {}

    /** Errors go to the other classes by how frequent these are. */
    static double[][] matrix(double[] shares, double... recalls) {
        int classes = shares.length;
        double[][] cells = new double[classes][classes];
        for (int truth = 0; truth < classes; truth++) {
            for (int label = 0; label < classes; label++) {
                double chance =
                        truth == label ? recalls[truth] : (1 - recalls[truth]) * shares[label] / (1 - shares[truth]);
                cells[truth][label] = shares[truth] * chance;
            }
        }
        return cells;
    }

    /** By the textbook formulas, apart from the code that is tested. */
    static Map<Metric, Double> metrics(double[][] cells) {
        int classes = cells.length;
        double correct = 0;
        double recall = 0;
        double precision = 0;
        double f1 = 0;
        double weighted = 0;
        double chance = 0;
        double ofTruths = 1;
        double ofLabels = 1;
        for (int k = 0; k < classes; k++) {
            double truths = sum(cells, k, true);
            double labels = sum(cells, k, false);
            double hit = cells[k][k];
            correct += hit;
            recall += hit / truths / classes;
            precision += hit / labels / classes;
            f1 += 2 * hit / (truths + labels) / classes;
            weighted += truths * 2 * hit / (truths + labels);
            chance += truths * labels;
            ofTruths -= truths * truths;
            ofLabels -= labels * labels;
        }
        Map<Metric, Double> metrics = new EnumMap<>(Metric.class);
        metrics.put(Metric.ACCURACY, correct);
        metrics.put(Metric.BALANCED_ACCURACY, recall);
        metrics.put(Metric.PRECISION_MACRO, precision);
        metrics.put(Metric.F1_MACRO, f1);
        metrics.put(Metric.F1_WEIGHTED, weighted);
        metrics.put(Metric.KAPPA, (correct - chance) / (1 - chance));
        metrics.put(Metric.MATTHEWS, (correct - chance) / Math.sqrt(ofTruths * ofLabels));
        return metrics;
    }

    private static double sum(double[][] cells, int k, boolean line) {
        double sum = 0;
        for (int i = 0; i < cells.length; i++) {
            sum += line ? cells[k][i] : cells[i][k];
        }
        return sum;
    }

    /** An index by the probabilities of a line, which need not add up to 1. */
    static int draw(SplittableRandom random, double[] chances) {
        double sum = 0;
        for (double chance : chances) {
            sum += chance;
        }
        double left = random.nextDouble() * sum;
        int k = 0;
        while (k < chances.length - 1 && left >= chances[k]) {
            left -= chances[k++];
        }
        return k;
    }

    static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }
}
