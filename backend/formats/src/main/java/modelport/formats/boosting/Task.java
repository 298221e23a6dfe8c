package modelport.formats.boosting;

/** What the predictions of a booster are. */
public enum Task {
    /** One number, or one for each target or quantile. */
    REGRESSION,
    /** One of two classes. */
    BINARY,
    /** One of several classes. */
    MULTICLASS,
    /** Several yes or no, each for itself. */
    MULTILABEL;

    public boolean isClassification() {
        return this != REGRESSION;
    }
}
