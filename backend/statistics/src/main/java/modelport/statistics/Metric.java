package modelport.statistics;

import static modelport.statistics.Direction.HIGHER_IS_BETTER;
import static modelport.statistics.Direction.LOWER_IS_BETTER;
import static modelport.statistics.Unit.NANOSECONDS;
import static modelport.statistics.Unit.NATS;
import static modelport.statistics.Unit.PLAIN;
import static modelport.statistics.Unit.SHARE;
import static modelport.statistics.Unit.TARGET;
import static modelport.statistics.Unit.TARGET_SQUARED;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every number that this library measures, under a code that never changes, with its direction, unit and range.
 *
 * <p>Where scikit-learn has the same metric, the value is the one that scikit-learn gives.
 */
public enum Metric {
    /** Share of right labels. */
    ACCURACY("accuracy", HIGHER_IS_BETTER, SHARE),
    /** Mean recall of the classes that occur. */
    BALANCED_ACCURACY("balanced-accuracy", HIGHER_IS_BETTER, SHARE),
    /**
     * Hits over rows with the label. These three are of one class; as a whole model's numbers those of the second of
     * two classes. Zero over zero is zero.
     */
    PRECISION("precision", HIGHER_IS_BETTER, SHARE),
    /** Hits over rows of the class. */
    RECALL("recall", HIGHER_IS_BETTER, SHARE),
    /** Twice the hits over rows of the class plus rows with the label. */
    F1("f1", HIGHER_IS_BETTER, SHARE),
    /** With one label for each row all three are the accuracy. */
    PRECISION_MICRO("precision-micro", HIGHER_IS_BETTER, SHARE),
    RECALL_MICRO("recall-micro", HIGHER_IS_BETTER, SHARE),
    F1_MICRO("f1-micro", HIGHER_IS_BETTER, SHARE),
    /** Means over the classes that occur among truths or labels. */
    PRECISION_MACRO("precision-macro", HIGHER_IS_BETTER, SHARE),
    RECALL_MACRO("recall-macro", HIGHER_IS_BETTER, SHARE),
    F1_MACRO("f1-macro", HIGHER_IS_BETTER, SHARE),
    /** Means weighted by how often each class occurs. */
    PRECISION_WEIGHTED("precision-weighted", HIGHER_IS_BETTER, SHARE),
    RECALL_WEIGHTED("recall-weighted", HIGHER_IS_BETTER, SHARE),
    F1_WEIGHTED("f1-weighted", HIGHER_IS_BETTER, SHARE),
    /** Matthews' correlation of truth and prediction; 0 where one of them is constant. */
    MATTHEWS("matthews", HIGHER_IS_BETTER, PLAIN, -1, 1),
    /** Cohen's: accuracy beyond chance, (a - c) / (1 - c) with c the sum of products of shares. */
    KAPPA("kappa", HIGHER_IS_BETTER, PLAIN, -1, 1),
    /** Share of rows whose class is among the three that score highest. */
    TOP_3_ACCURACY("top-3-accuracy", HIGHER_IS_BETTER, SHARE),
    TOP_5_ACCURACY("top-5-accuracy", HIGHER_IS_BETTER, SHARE),
    /** Mean of -log p of the true class. */
    LOG_LOSS("log-loss", LOWER_IS_BETTER, NATS, 0, Double.POSITIVE_INFINITY),
    /** Two classes: mean of (p - y)^2, at most 1; more: summed over the classes, at most 2. */
    BRIER("brier", LOWER_IS_BETTER, PLAIN, 0, 2),
    /** Share of pairs of both classes whose scores are in the right order, ties half; of two classes. */
    ROC_AUC("roc-auc", HIGHER_IS_BETTER, PLAIN, 0, 1),
    /** One class against the rest, mean over the classes. */
    ROC_AUC_MACRO("roc-auc-macro", HIGHER_IS_BETTER, PLAIN, 0, 1),
    /** One class against the rest, mean weighted by how often the class occurs. */
    ROC_AUC_WEIGHTED("roc-auc-weighted", HIGHER_IS_BETTER, PLAIN, 0, 1),
    /** Area under precision over recall, of two classes. */
    AVERAGE_PRECISION("average-precision", HIGHER_IS_BETTER, PLAIN, 0, 1),
    /** Expected calibration error: how far confidence and accuracy lie apart, 15 bins of equal width. */
    CALIBRATION_ERROR("calibration-error", LOWER_IS_BETTER, SHARE),

    /** Mean of |y - p|. */
    MAE("mae", LOWER_IS_BETTER, TARGET, 0, Double.POSITIVE_INFINITY),
    /** Mean of (y - p)^2. */
    MSE("mse", LOWER_IS_BETTER, TARGET_SQUARED, 0, Double.POSITIVE_INFINITY),
    /** Root of the mean of (y - p)^2; of several outputs the mean of their roots. */
    RMSE("rmse", LOWER_IS_BETTER, TARGET, 0, Double.POSITIVE_INFINITY),
    /** 1 - sum of (y - p)^2 over sum of (y - mean y)^2. */
    R2("r2", HIGHER_IS_BETTER, PLAIN, Double.NEGATIVE_INFINITY, 1),
    /** 1 - variance of y - p over variance of y: R2 without the bias. */
    EXPLAINED_VARIANCE("explained-variance", HIGHER_IS_BETTER, PLAIN, Double.NEGATIVE_INFINITY, 1),
    MEDIAN_ABSOLUTE_ERROR("median-absolute-error", LOWER_IS_BETTER, TARGET, 0, Double.POSITIVE_INFINITY),
    /** Mean absolute percentage error, as a share: 0.1 is ten percent. */
    MAPE("mape", LOWER_IS_BETTER, PLAIN, 0, Double.POSITIVE_INFINITY),
    MAX_ERROR("max-error", LOWER_IS_BETTER, TARGET, 0, Double.POSITIVE_INFINITY),

    COSINE_MEAN("cosine-mean", HIGHER_IS_BETTER, PLAIN, -1, 1),
    COSINE_MIN("cosine-min", HIGHER_IS_BETTER, PLAIN, -1, 1),
    /** The cosine that 5 percent of the rows stay below. */
    COSINE_P5("cosine-p5", HIGHER_IS_BETTER, PLAIN, -1, 1),
    /** Mean Euclidean distance of two embeddings of the same row. */
    L2_ERROR("l2-error", LOWER_IS_BETTER, PLAIN, 0, Double.POSITIVE_INFINITY),
    /** Share of a row's nearest neighbours that are its nearest neighbours in the reference too. */
    NEIGHBOUR_OVERLAP("neighbour-overlap", HIGHER_IS_BETTER, SHARE),

    /** Share of rows that two versions give the same label; the flip rate is the rest. */
    AGREEMENT("agreement", HIGHER_IS_BETTER, SHARE),
    FLIP_RATE("flip-rate", LOWER_IS_BETTER, SHARE),
    /** Mean of the sum of p log(p / q), p the first version's probabilities. */
    KL_DIVERGENCE("kl-divergence", LOWER_IS_BETTER, NATS, 0, Double.POSITIVE_INFINITY),
    /** Jensen and Shannon's: finite whatever the probabilities. */
    JS_DIVERGENCE("js-divergence", LOWER_IS_BETTER, NATS, 0, Math.log(2)),

    /** Mean absolute change of a score under noise. */
    JITTER_MEAN("jitter-mean", LOWER_IS_BETTER, TARGET, 0, Double.POSITIVE_INFINITY),
    JITTER_MAX("jitter-max", LOWER_IS_BETTER, TARGET, 0, Double.POSITIVE_INFINITY),
    /** Share of rows whose label changes under noise. */
    JITTER_FLIP_RATE("jitter-flip-rate", LOWER_IS_BETTER, SHARE),

    LATENCY_MEAN("latency-mean", LOWER_IS_BETTER, NANOSECONDS, 0, Double.POSITIVE_INFINITY),
    LATENCY_P50("latency-p50", LOWER_IS_BETTER, NANOSECONDS, 0, Double.POSITIVE_INFINITY),
    LATENCY_P95("latency-p95", LOWER_IS_BETTER, NANOSECONDS, 0, Double.POSITIVE_INFINITY),
    LATENCY_P99("latency-p99", LOWER_IS_BETTER, NANOSECONDS, 0, Double.POSITIVE_INFINITY);

    private static final Map<String, Metric> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Metric::code, Function.identity()));

    private final String code;
    private final Direction direction;
    private final Unit unit;
    private final double lowest;
    private final double highest;

    Metric(String code, Direction direction, Unit unit) {
        this(code, direction, unit, 0, 1);
    }

    Metric(String code, Direction direction, Unit unit, double lowest, double highest) {
        this.code = code;
        this.direction = direction;
        this.unit = unit;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** The metric of a code, such as {@code f1-macro}. */
    public static Optional<Metric> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Small letters, digits and dashes; stored, so it never changes. */
    public String code() {
        return code;
    }

    public Direction direction() {
        return direction;
    }

    public Unit unit() {
        return unit;
    }

    /** The smallest possible value, maybe negative infinity. */
    public double lowest() {
        return lowest;
    }

    /** The largest possible value, maybe infinity. */
    public double highest() {
        return highest;
    }

    /** Whether {@code value} is better than {@code other}, by whatever amount. */
    public boolean isBetter(double value, double other) {
        return switch (direction) {
            case HIGHER_IS_BETTER -> value > other;
            case LOWER_IS_BETTER -> value < other;
        };
    }
}
