package modelport.statistics.classification;

/** Diagonal and margins of a confusion matrix, all that its metrics depend on; counts may have fractions. */
final class Totals {
    private final double[] hits;
    private final double[] truths;
    private final double[] predictions;
    private final double rows;

    Totals(double[] hits, double[] truths, double[] predictions, double rows) {
        this.hits = hits;
        this.truths = truths;
        this.predictions = predictions;
        this.rows = rows;
    }

    int classes() {
        return hits.length;
    }

    double rows() {
        return rows;
    }

    /** Rows of class {@code k} that were found. */
    double hits(int k) {
        return hits[k];
    }

    /** Rows of class {@code k}. */
    double truths(int k) {
        return truths[k];
    }

    /** Rows with the label {@code k}. */
    double predictions(int k) {
        return predictions[k];
    }

    /** Rows that are of class {@code k} or have its label, the hits counted twice. */
    double either(int k) {
        return truths[k] + predictions[k];
    }

    double correct() {
        double sum = 0;
        for (double hit : hits) {
            sum += hit;
        }
        return sum;
    }

    /** Classes that occur among truths or predictions. */
    int present() {
        int count = 0;
        for (int k = 0; k < hits.length; k++) {
            count += either(k) > 0 ? 1 : 0;
        }
        return count;
    }

    /** Classes that occur among truths. */
    int occurring() {
        int count = 0;
        for (double truth : truths) {
            count += truth > 0 ? 1 : 0;
        }
        return count;
    }

    /** Classes that occur among truths, but in fewer than {@code rows} rows. */
    int rarer(int rows) {
        int count = 0;
        for (double truth : truths) {
            count += truth > 0 && truth < rows ? 1 : 0;
        }
        return count;
    }

    /**
     * With {@code mass} rows more in which truth and prediction are independent, so that no variance is zero by luck.
     */
    Totals smoothed(double mass) {
        int classes = hits.length;
        double grow = 1 + mass / rows;
        double[] newHits = new double[classes];
        double[] newTruths = new double[classes];
        double[] newPredictions = new double[classes];
        for (int k = 0; k < classes; k++) {
            newHits[k] = hits[k] + mass * (truths[k] / rows) * (predictions[k] / rows);
            newTruths[k] = truths[k] * grow;
            newPredictions[k] = predictions[k] * grow;
        }
        return new Totals(newHits, newTruths, newPredictions, rows + mass);
    }
}
