package modelport.statistics.interval;

import modelport.statistics.Interval;
import org.jspecify.annotations.Nullable;

/**
 * Mean, spread and skewness of a stream of numbers.
 *
 * <p>Updates and merges by P. Pebay, Sandia report SAND2008-6212: nothing cancels, whatever the mean.
 */
public final class Moments {
    private long n;
    private double mean;
    private double squares;
    private double cubes;

    public void add(double value) {
        long before = n++;
        double delta = value - mean;
        double step = delta / n;
        double square = delta * step * before;
        mean += step;
        cubes += square * step * (n - 2) - 3 * step * squares;
        squares += square;
    }

    /** Adds all numbers of {@code other}. */
    public void merge(Moments other) {
        if (other.n == 0) {
            return;
        }
        double all = (double) n + other.n;
        double delta = other.mean - mean;
        double product = (double) n * other.n;
        cubes += other.cubes
                + delta * delta * delta * product * (n - other.n) / (all * all)
                + 3 * delta * (n * other.squares - other.n * squares) / all;
        squares += other.squares + delta * delta * product / all;
        mean += delta * other.n / all;
        n += other.n;
    }

    public long count() {
        return n;
    }

    public double mean() {
        return mean;
    }

    /** Sum of squared distances from the mean. */
    public double squares() {
        return squares;
    }

    /** With n - 1; 0 for one number. */
    public double sd() {
        return n < 2 ? 0 : Math.sqrt(squares / (n - 1));
    }

    /**
     * 95 percent for the mean of all numbers of which these are a sample; null for fewer than three.
     *
     * <p>Student's interval after P. Hall's correction for skewness, Journal of the Royal Statistical Society B 54,
     * 1992: errors and losses have a long right tail, of which Student's alone misses too much.
     */
    public @Nullable Interval interval() {
        if (n < 3) {
            return null;
        }
        double error = sd() / Math.sqrt((double) n);
        double bend = error == 0 ? 0 : skewness() / Math.sqrt((double) n);
        double t = Critical.t(n - 1.0);
        return Interval.ifFinite(mean - error * straight(t, bend), mean - error * straight(-t, bend));
    }

    /** Student's alone, for numbers of both signs such as differences; null for fewer than two. */
    public @Nullable Interval studentInterval() {
        if (n < 2) {
            return null;
        }
        double reach = Critical.t(n - 1.0) * sd() / Math.sqrt((double) n);
        return Interval.ifFinite(mean - reach, mean + reach);
    }

    private double skewness() {
        double spread = Math.sqrt(squares / n);
        return cubes / n / spread / spread / spread * Math.sqrt((double) n * (n - 1)) / (n - 2);
    }

    /** The inverse of Hall's cubic transformation of Student's ratio. */
    private static double straight(double t, double bend) {
        if (Math.abs(bend) < 1e-8) {
            return t;
        }
        return 3 / bend * (Math.cbrt(1 + bend * (t - bend / 6)) - 1);
    }
}
