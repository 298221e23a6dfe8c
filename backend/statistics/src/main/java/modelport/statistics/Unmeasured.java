package modelport.statistics;

/** A metric that has no value on these rows, and why. */
public record Unmeasured(Metric metric, Reason reason) {
    /** Why a metric has no value. */
    public enum Reason {
        NO_ROWS,
        TOO_FEW_ROWS,
        /** The metric compares classes, and all rows are of one. */
        ONE_CLASS_ONLY,
        /** There are no more classes than the metric forgives anyway. */
        TOO_FEW_CLASSES,
        /** The model gave labels only. */
        NO_SCORES,
        /** The model gave scores that are no probabilities. */
        NO_PROBABILITIES
    }
}
