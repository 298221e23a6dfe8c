package modelport.statistics.interval;

import java.util.Arrays;

/** Means and covariances of a stream of vectors, for intervals of smooth functions of their means. */
public final class CoMoments {
    private final int size;
    private final double[] mean;
    private final double[][] products;
    private final double[] delta;
    private long n;

    public CoMoments(int size) {
        this.size = size;
        mean = new double[size];
        products = new double[size][size];
        delta = new double[size];
    }

    /** Adds one vector of {@code size} numbers. */
    public void add(double... vector) {
        n++;
        for (int i = 0; i < size; i++) {
            delta[i] = vector[i] - mean[i];
            mean[i] += delta[i] / n;
        }
        double share = (n - 1.0) / n;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += delta[i] * delta[j] * share;
            }
        }
    }

    /** Adds all vectors of {@code other}. */
    public void merge(CoMoments other) {
        if (other.n == 0) {
            return;
        }
        double all = (double) n + other.n;
        Arrays.setAll(delta, i -> other.mean[i] - mean[i]);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += other.products[i][j] + delta[i] * delta[j] * n * other.n / all;
            }
        }
        for (int i = 0; i < size; i++) {
            mean[i] += delta[i] * other.n / all;
        }
        n += other.n;
    }

    /** Those of {@code matrix * vector + shift}. */
    public CoMoments transformed(double[][] matrix, double[] shift) {
        var result = new CoMoments(matrix.length);
        result.n = n;
        for (int i = 0; i < matrix.length; i++) {
            result.mean[i] = shift[i] + dot(matrix[i], mean);
            for (int j = 0; j <= i; j++) {
                result.products[i][j] = product(matrix[i], matrix[j]);
            }
        }
        return result;
    }

    public long count() {
        return n;
    }

    public double mean(int i) {
        return mean[i];
    }

    /** Squared standard error of a function of the means that has this gradient there. */
    public double variance(double... gradient) {
        return product(gradient, gradient) / (n - 1.0) / n;
    }

    private double product(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                sum += left[i] * right[j] * products[Math.max(i, j)][Math.min(i, j)];
            }
        }
        return sum;
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }
}
