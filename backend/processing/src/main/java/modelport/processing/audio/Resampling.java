package modelport.processing.audio;

import modelport.processing.Faults;

/**
 * Another rate, by the filter that SciPy's {@code resample_poly} uses: a sinc cut at the lower of both half rates, ten
 * of its zero crossings on each side, under a Kaiser window of 5.
 */
final class Resampling {
    private static final int CROSSINGS = 10;
    private static final double BETA = 5;
    /** Rates that have nothing in common take a filter of millions of values. */
    private static final int MOST = 100_000;

    private Resampling() {}

    static Recording to(Recording recording, int rate) {
        if (recording.rate() == rate) {
            return recording;
        }
        int common = gcd(recording.rate(), rate);
        int up = rate / common;
        int down = recording.rate() / common;
        if (Math.max(up, down) > MOST) {
            throw Faults.input("audio-rates", "from", Integer.toString(recording.rate()), "to", Integer.toString(rate));
        }
        return new Recording(resample(recording.samples(), up, down), rate);
    }

    private static float[] resample(float[] samples, int up, int down) {
        double[] filter = filter(Math.max(up, down), up);
        int half = filter.length / 2;
        var out = new float[Math.toIntExact(Math.ceilDiv((long) samples.length * up, down))];
        for (int i = 0; i < out.length; i++) {
            long place = (long) i * down;
            int from = (int) Math.max(0, Math.ceilDiv(place - half, up));
            int to = (int) Math.min(samples.length - 1, Math.floorDiv(place + half, up));
            double sum = 0;
            for (int k = from; k <= to; k++) {
                sum += samples[k] * filter[(int) (half + place - (long) k * up)];
            }
            out[i] = (float) sum;
        }
        return out;
    }

    private static double[] filter(int step, int up) {
        int half = CROSSINGS * step;
        var filter = new double[2 * half + 1];
        double sum = 0;
        double zero = bessel(BETA);
        for (int i = 0; i < filter.length; i++) {
            double x = (double) (i - half) / step;
            double edge = (double) (i - half) / half;
            double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            filter[i] = sinc * bessel(BETA * Math.sqrt(Math.max(0, 1 - edge * edge))) / zero;
            sum += filter[i];
        }
        for (int i = 0; i < filter.length; i++) {
            filter[i] *= up / sum;
        }
        return filter;
    }

    /** The modified Bessel function of order 0, by its series. */
    private static double bessel(double x) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 1e-17; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
