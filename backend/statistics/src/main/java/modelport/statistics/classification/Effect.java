package modelport.statistics.classification;

/**
 * The value of a metric and how one row more of a truth and a prediction moves it: the metric's gradient over the cells
 * of the confusion matrix.
 *
 * <p>The gradient is kept as derivatives by the hits of each class, by the rows of each class, by the labels of each
 * class and by the number of rows. Its mean over all rows is zero, because every metric is a ratio.
 */
final class Effect {
    private final double value;
    private final double[] byHit;
    private final double[] byTruth;
    private final double[] byPrediction;
    private final double byRow;

    Effect(double value, double[] byHit, double[] byTruth, double[] byPrediction, double byRow) {
        this.value = value;
        this.byHit = byHit;
        this.byTruth = byTruth;
        this.byPrediction = byPrediction;
        this.byRow = byRow;
    }

    double value() {
        return value;
    }

    double of(int truth, int predicted) {
        double margins = byTruth[truth] + byPrediction[predicted] + byRow;
        return truth == predicted ? margins + byHit[truth] : margins;
    }
}
