package modelport.benchmarks.drift;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What a rule said while nothing happened.
 *
 * @param windows that were looked at
 * @param alarmed windows with an alarm
 * @param incidents runs of alarms with fewer than three silent windows between them
 */
record Quiet(int windows, int alarmed, int incidents) {
    private static final int CALM = 3;
    private static final double QUARTER = 91;

    static Quiet of(boolean... alarms) {
        int alarmed = 0;
        int incidents = 0;
        int silent = CALM;
        for (boolean alarm : alarms) {
            if (alarm) {
                alarmed++;
                incidents += silent >= CALM ? 1 : 0;
            }
            silent = alarm ? 0 : silent + 1;
        }
        return new Quiet(alarms.length, alarmed, incidents);
    }

    Quiet plus(Quiet other) {
        return new Quiet(windows + other.windows, alarmed + other.alarmed, incidents + other.incidents);
    }

    double share() {
        return (double) alarmed / windows;
    }

    /** Incidents in 91 days. */
    double perQuarter() {
        return quarters((double) incidents);
    }

    /** 95 percent for the incidents in 91 days (F. Garwood, Biometrika 28, 1936). */
    double lowest() {
        return incidents == 0 ? 0 : quarters(quantile(2.0 * incidents, 0.025));
    }

    /** The upper end of the same. */
    double highest() {
        return quarters(quantile(2.0 * incidents + 2, 0.975));
    }

    private double quarters(double count) {
        return count * QUARTER / windows;
    }

    private static double quantile(double degrees, double share) {
        return ChiSquaredDistribution.of(degrees).inverseCumulativeProbability(share) / 2;
    }
}
