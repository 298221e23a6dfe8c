package modelport.formats.sklearn;

/** What an estimator may be asked for, by scikit-learn's name and by the name of the output that answers. */
public enum Method {
    PREDICT("predict", "prediction"),
    PREDICT_PROBA("predict_proba", "probabilities"),
    DECISION_FUNCTION("decision_function", "decision"),
    TRANSFORM("transform", "transformed"),
    SCORE_SAMPLES("score_samples", "score"),
    /** {@code predict(rows, return_std=True)}: standard deviations. */
    PREDICT_STD("predict_std", "deviation");

    private final String python;
    private final String output;

    Method(String python, String output) {
        this.python = python;
        this.output = output;
    }

    public String python() {
        return python;
    }

    /** The name of the ONNX output. */
    public String output() {
        return output;
    }
}
