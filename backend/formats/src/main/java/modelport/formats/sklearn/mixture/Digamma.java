package modelport.formats.sklearn.mixture;

/** The derivative of the logarithm of the gamma function, for positive numbers. */
final class Digamma {
    /** From here on the series has all digits of a double. */
    private static final double LARGE = 12;

    /** {@code B(2k) / 2k} of the Bernoulli numbers, the highest power first. */
    private static final double[] SERIES = {
        1.0 / 12, -691.0 / 32760, 1.0 / 132, -1.0 / 240, 1.0 / 252, -1.0 / 120, 1.0 / 12
    };

    private Digamma() {}

    static double of(double x) {
        double shifted = x;
        double sum = 0;
        while (shifted < LARGE) {
            sum -= 1 / shifted;
            shifted++;
        }
        double square = 1 / (shifted * shifted);
        double series = 0;
        for (double coefficient : SERIES) {
            series = (series + coefficient) * square;
        }
        return sum + Math.log(shifted) - 0.5 / shifted - series;
    }
}
