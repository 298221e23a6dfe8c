package modelport.statistics;

/** What a metric's number counts. */
public enum Unit {
    /** A share of rows or pairs, 0 to 1. */
    SHARE,
    /** A number without unit, such as a correlation or an area. */
    PLAIN,
    /** Information with natural logarithms. */
    NATS,
    /** The unit of the predicted value. */
    TARGET,
    /** The square of the unit of the predicted value. */
    TARGET_SQUARED,
    NANOSECONDS
}
