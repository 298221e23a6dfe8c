package modelport.statistics.classification;

import modelport.statistics.Metric;

/** The metrics that need no more than the confusion matrix, with their gradients. */
enum CountMetric {
    ACCURACY(Metric.ACCURACY),
    BALANCED_ACCURACY(Metric.BALANCED_ACCURACY),
    PRECISION_MACRO(Metric.PRECISION_MACRO),
    RECALL_MACRO(Metric.RECALL_MACRO),
    F1_MACRO(Metric.F1_MACRO),
    PRECISION_WEIGHTED(Metric.PRECISION_WEIGHTED),
    RECALL_WEIGHTED(Metric.RECALL_WEIGHTED),
    F1_WEIGHTED(Metric.F1_WEIGHTED),
    MATTHEWS(Metric.MATTHEWS),
    KAPPA(Metric.KAPPA),
    /** These three are of the second of two classes. */
    PRECISION(Metric.PRECISION),
    RECALL(Metric.RECALL),
    F1(Metric.F1);

    private final Metric metric;

    CountMetric(Metric metric) {
        this.metric = metric;
    }

    Metric metric() {
        return metric;
    }

    /** Whether the metric is one of the model as a whole if it has so many classes. */
    boolean isFor(int classes) {
        return switch (this) {
            case PRECISION, RECALL, F1 -> classes == 2;
            case ACCURACY,
                    BALANCED_ACCURACY,
                    PRECISION_MACRO,
                    RECALL_MACRO,
                    F1_MACRO,
                    PRECISION_WEIGHTED,
                    RECALL_WEIGHTED,
                    F1_WEIGHTED,
                    MATTHEWS,
                    KAPPA -> true;
        };
    }

    /** Whether rare classes weigh as much as frequent ones. */
    boolean isMeanOverClasses() {
        return switch (this) {
            case BALANCED_ACCURACY, PRECISION_MACRO, RECALL_MACRO, F1_MACRO -> true;
            case ACCURACY, PRECISION_WEIGHTED, RECALL_WEIGHTED, F1_WEIGHTED, MATTHEWS, KAPPA, PRECISION, RECALL, F1 ->
                false;
        };
    }

    /** NaN where the metric divides zero by zero, except that scikit-learn's zeros are zero here too. */
    Effect on(Totals totals) {
        return switch (this) {
            case ACCURACY, RECALL_WEIGHTED -> accuracy(totals);
            case BALANCED_ACCURACY -> recall(totals, totals.occurring());
            case PRECISION_MACRO -> precisionMacro(totals);
            case RECALL_MACRO -> recall(totals, totals.present());
            case F1_MACRO -> f1Macro(totals);
            case PRECISION_WEIGHTED -> precisionWeighted(totals);
            case F1_WEIGHTED -> f1Weighted(totals);
            case MATTHEWS -> matthews(totals);
            case KAPPA -> kappa(totals);
            case PRECISION -> share(totals, false, true);
            case RECALL -> share(totals, true, false);
            case F1 -> share(totals, true, true);
        };
    }

    private static Effect accuracy(Totals totals) {
        double n = totals.rows();
        var gradient = new Gradient(totals.classes());
        for (int k = 0; k < totals.classes(); k++) {
            gradient.byHit[k] = 1 / n;
        }
        double value = totals.correct() / n;
        return gradient.effect(value, -value / n);
    }

    private static Effect recall(Totals totals, int classes) {
        var gradient = new Gradient(totals.classes());
        double sum = 0;
        for (int k = 0; k < totals.classes(); k++) {
            double truths = totals.truths(k);
            if (truths > 0) {
                sum += totals.hits(k) / truths;
                gradient.byHit[k] = 1 / truths / classes;
                gradient.byTruth[k] = -totals.hits(k) / truths / truths / classes;
            }
        }
        return gradient.effect(sum / classes, 0);
    }

    /** Hits of the second class over its rows, its labels or the mean of both. */
    private static Effect share(Totals totals, boolean ofTruths, boolean ofPredictions) {
        double whole = (ofTruths ? totals.truths(1) : 0) + (ofPredictions ? totals.predictions(1) : 0);
        double half = ofTruths && ofPredictions ? 2 : 1;
        var gradient = new Gradient(totals.classes());
        if (whole == 0) {
            return gradient.effect(0, 0);
        }
        double value = half * totals.hits(1) / whole;
        gradient.byHit[1] = half / whole;
        gradient.byTruth[1] = ofTruths ? -value / whole : 0;
        gradient.byPrediction[1] = ofPredictions ? -value / whole : 0;
        return gradient.effect(value, 0);
    }

    private static Effect precisionMacro(Totals totals) {
        int classes = totals.present();
        var gradient = new Gradient(totals.classes());
        double sum = 0;
        for (int k = 0; k < totals.classes(); k++) {
            double labels = totals.predictions(k);
            if (labels > 0) {
                sum += totals.hits(k) / labels;
                gradient.byHit[k] = 1 / labels / classes;
                gradient.byPrediction[k] = -totals.hits(k) / labels / labels / classes;
            }
        }
        return gradient.effect(sum / classes, 0);
    }

    private static Effect precisionWeighted(Totals totals) {
        double n = totals.rows();
        var gradient = new Gradient(totals.classes());
        double sum = 0;
        for (int k = 0; k < totals.classes(); k++) {
            double labels = totals.predictions(k);
            if (labels > 0) {
                double precision = totals.hits(k) / labels;
                double weight = totals.truths(k) / n;
                sum += weight * precision;
                gradient.byHit[k] = weight / labels;
                gradient.byPrediction[k] = -weight * precision / labels;
                gradient.byTruth[k] = precision / n;
            }
        }
        return gradient.effect(sum, -sum / n);
    }

    private static Effect f1Macro(Totals totals) {
        int classes = totals.present();
        var gradient = new Gradient(totals.classes());
        double sum = 0;
        for (int k = 0; k < totals.classes(); k++) {
            double either = totals.either(k);
            if (either > 0) {
                double f1 = 2 * totals.hits(k) / either;
                sum += f1;
                gradient.byHit[k] = 2 / either / classes;
                gradient.byTruth[k] = -f1 / either / classes;
                gradient.byPrediction[k] = -f1 / either / classes;
            }
        }
        return gradient.effect(sum / classes, 0);
    }

    private static Effect f1Weighted(Totals totals) {
        double n = totals.rows();
        var gradient = new Gradient(totals.classes());
        double sum = 0;
        for (int k = 0; k < totals.classes(); k++) {
            double either = totals.either(k);
            if (either > 0) {
                double f1 = 2 * totals.hits(k) / either;
                double weight = totals.truths(k) / n;
                sum += weight * f1;
                gradient.byHit[k] = 2 * weight / either;
                gradient.byPrediction[k] = -weight * f1 / either;
                gradient.byTruth[k] = f1 / n - weight * f1 / either;
            }
        }
        return gradient.effect(sum, -sum / n);
    }

    /** J. Gorodkin's for any number of classes, Computational Biology and Chemistry 28, 2004. */
    private static Effect matthews(Totals totals) {
        double n = totals.rows();
        var sums = Sums.of(totals);
        double root = Math.sqrt(sums.truths * sums.predictions);
        if (root == 0) {
            return new Gradient(totals.classes()).effect(0, Double.NaN);
        }
        double value = sums.covariance / root;
        var gradient = new Gradient(totals.classes());
        for (int k = 0; k < totals.classes(); k++) {
            gradient.byHit[k] = n / root;
            gradient.byTruth[k] = -totals.predictions(k) / root + value * totals.truths(k) / sums.truths;
            gradient.byPrediction[k] = -totals.truths(k) / root + value * totals.predictions(k) / sums.predictions;
        }
        double byRow = totals.correct() / root - value * n * (1 / sums.truths + 1 / sums.predictions);
        return gradient.effect(value, byRow);
    }

    private static Effect kappa(Totals totals) {
        double n = totals.rows();
        var sums = Sums.of(totals);
        double chance = n * n - sums.chance;
        double value = sums.covariance / chance;
        var gradient = new Gradient(totals.classes());
        for (int k = 0; k < totals.classes(); k++) {
            gradient.byHit[k] = n / chance;
            gradient.byTruth[k] = totals.predictions(k) * (value - 1) / chance;
            gradient.byPrediction[k] = totals.truths(k) * (value - 1) / chance;
        }
        return gradient.effect(value, (totals.correct() - 2 * n * value) / chance);
    }

    /** What Matthews' and Cohen's metrics are made of, times the squared number of rows. */
    private record Sums(double covariance, double truths, double predictions, double chance) {
        static Sums of(Totals totals) {
            double n = totals.rows();
            double truths = n * n;
            double predictions = n * n;
            double chance = 0;
            for (int k = 0; k < totals.classes(); k++) {
                truths -= totals.truths(k) * totals.truths(k);
                predictions -= totals.predictions(k) * totals.predictions(k);
                chance += totals.truths(k) * totals.predictions(k);
            }
            return new Sums(totals.correct() * n - chance, truths, predictions, chance);
        }
    }

    private static final class Gradient {
        private final double[] byHit;
        private final double[] byTruth;
        private final double[] byPrediction;

        Gradient(int classes) {
            byHit = new double[classes];
            byTruth = new double[classes];
            byPrediction = new double[classes];
        }

        Effect effect(double value, double byRow) {
            return new Effect(value, byHit, byTruth, byPrediction, byRow);
        }
    }
}
