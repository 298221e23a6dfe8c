package modelport.statistics.drift;

/** What can be said about a column. */
public enum DriftState {
    /** Too few values have arrived to say anything; never the same as steady. */
    INSUFFICIENT_DATA,
    /** Nothing speaks for a change. */
    STEADY,
    /** It moved in the newest window, which chance does now and then. */
    MOVED,
    /** It moved in enough of the last windows. */
    DRIFTED
}
