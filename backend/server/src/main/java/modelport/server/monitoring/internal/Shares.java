package modelport.server.monitoring.internal;

/** Differences of shares that have a size on the stability index. */
final class Shares {
    private static final double LEAST = 1e-4;
    private static final int HALVINGS = 50;

    private Shares() {}

    /** How far a share has to rise above another one for the index to reach {@code effect}. */
    static double apart(double expected, double effect) {
        double from = Math.clamp(expected, LEAST, 1 - LEAST);
        double low = from;
        double high = 1 - LEAST;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (index(from, middle) < effect) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high - from;
    }

    private static double index(double a, double b) {
        return (b - a) * Math.log(b / a) + (a - b) * Math.log((1 - b) / (1 - a));
    }
}
