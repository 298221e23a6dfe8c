package modelport.benchmarks.drift;

/**
 * What a rule said while nothing happened.
 *
 * @param windows that were looked at
 * @param alarmed windows with an alarm
 * @param incidents runs of alarms with fewer than three silent windows between them
 */
record Quiet(int windows, int alarmed, int incidents) {
    private static final int CALM = 3;

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
        return incidents * 91.0 / windows;
    }
}
