package modelport.server.monitoring.internal;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import modelport.statistics.Direction;
import modelport.statistics.Metric;
import org.jspecify.annotations.Nullable;

/** What answers are judged by once labels arrive. */
public enum QualityMetric {
    ACCURACY("accuracy", true),
    BALANCED_ACCURACY("balanced-accuracy", true),
    /** Of the second of two classes; of more classes their mean. */
    F1("f1", true),
    PRECISION("precision", true),
    RECALL("recall", true),
    RMSE("rmse", false),
    MAE("mae", false),
    R2("r2", false);

    private final String code;
    private final boolean classes;

    QualityMetric(String code, boolean classes) {
        this.code = code;
        this.classes = classes;
    }

    public String code() {
        return code;
    }

    /** Whether larger is better and 1 is best, so that a floor makes sense. */
    public boolean isScore() {
        return metric(2).direction() == Direction.HIGHER_IS_BETTER;
    }

    /** The metric of the library for so many classes. */
    public Metric metric(int count) {
        return switch (this) {
            case ACCURACY -> Metric.ACCURACY;
            case BALANCED_ACCURACY -> Metric.BALANCED_ACCURACY;
            case F1 -> count == 2 ? Metric.F1 : Metric.F1_MACRO;
            case PRECISION -> count == 2 ? Metric.PRECISION : Metric.PRECISION_MACRO;
            case RECALL -> count == 2 ? Metric.RECALL : Metric.RECALL_MACRO;
            case RMSE -> Metric.RMSE;
            case MAE -> Metric.MAE;
            case R2 -> Metric.R2;
        };
    }

    public static Optional<QualityMetric> find(String code) {
        return Arrays.stream(values())
                .filter(metric -> metric.code.equals(code))
                .findFirst();
    }

    /** What somebody asked for, where answers of this kind have it; otherwise the usual one. */
    public static QualityMetric of(@Nullable String code, boolean ofClasses) {
        return Optional.ofNullable(code)
                .flatMap(QualityMetric::find)
                .filter(metric -> metric.classes == ofClasses)
                .orElse(ofClasses ? ACCURACY : R2);
    }

    static String known() {
        return Arrays.stream(values()).map(QualityMetric::code).collect(Collectors.joining(", "));
    }
}
