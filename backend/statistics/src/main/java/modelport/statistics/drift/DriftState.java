package modelport.statistics.drift;

/** What can be said about a column. */
public enum DriftState {
    /** Too few values have arrived to say anything; never the same as steady. */
    INSUFFICIENT_DATA,
    /** Nothing speaks for a change. */
    STEADY,
    /** It lies apart from the reference, and there are no earlier weeks yet to tell whether that is usual. */
    LEARNING,
    /** It lies apart from the reference, as it did at these hours of earlier weeks: information, no alarm. */
    SEASONAL,
    /** It is not as at these hours of earlier weeks, but as the reference: information, no alarm. */
    UNUSUAL,
    /** It moved in the newest window, which chance does now and then. */
    MOVED,
    /** It moved in enough of the last windows. */
    DRIFTED
}
