package modelport.evaluation;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.Moved;
import modelport.contract.evaluation.Moved.Verdict;
import modelport.statistics.Metric;
import org.jspecify.annotations.Nullable;

/** By which metric a smaller version is held against its parent, and how much worse it is by that. */
public enum Quality {
    /** Labels against the classes of the rows. */
    ACCURACY(Metric.ACCURACY, "accuracy"),
    /** Numbers against the numbers of the rows. */
    ERROR(Metric.RMSE, "error"),
    /** Vectors against the parent's. */
    COSINE(Metric.COSINE_MEAN, "cosine"),
    /** Labels against the parent's, of rows whose classes nobody knows. */
    AGREEMENT(Metric.AGREEMENT, "agreement"),
    /** Numbers against the parent's, of rows whose numbers nobody knows. */
    EXPLAINED(Metric.R2, "explained");

    private static final double SMALLEST = 1e-12;

    private final Metric metric;
    private final String name;

    Quality(Metric metric, String name) {
        this.metric = metric;
        this.name = name;
    }

    /** For what a model answers, and what is known of its rows. */
    public static Quality of(EvaluationKind kind, boolean labelled) {
        return switch (kind) {
            case CLASSIFICATION -> labelled ? ACCURACY : AGREEMENT;
            case REGRESSION -> labelled ? ERROR : EXPLAINED;
            case EMBEDDING -> COSINE;
        };
    }

    /** For rows as a model takes them. */
    public static Quality of(ModelRows rows) {
        return of(rows.kind(), rows.isLabelled());
    }

    /** The metric's code. */
    public String metric() {
        return metric.code();
    }

    /** How losses are counted, for people. */
    public Message meaning() {
        return Message.of("evaluation.loss-" + name);
    }

    /** Whether the parent's own answers are the measure, so that evaluations need it as their reference. */
    public boolean isAgainstParent() {
        return switch (this) {
            case COSINE, AGREEMENT, EXPLAINED -> true;
            case ACCURACY, ERROR -> false;
        };
    }

    /** How much worse the candidate is; below 0 it is better. */
    public double loss(double parent, double candidate) {
        return switch (this) {
            case ACCURACY -> parent - candidate;
            // A parent without any error has nothing to be relative to.
            case ERROR -> parent > SMALLEST ? candidate / parent - 1 : candidate - parent;
            case COSINE, AGREEMENT, EXPLAINED -> 1 - candidate;
        };
    }

    /** The metric of an evaluation. */
    public Measured of(Findings findings) {
        return findings.find(metric())
                .orElseThrow(() -> EvaluationException.of("quality-unmeasured", "metric", metric()));
    }

    /**
     * What a candidate's evaluation says beside its parent's, on the same rows.
     *
     * @param compared both one's answers row by row; null: they were not kept
     */
    public Judgement judge(Findings parent, Findings candidate, Answers.@Nullable Compared compared) {
        Measured before = of(parent);
        Measured after = of(candidate);
        Moved moved = isAgainstParent()
                ? fromAgreement(after)
                : (compared == null ? List.<Moved>of() : compared.differences())
                        .stream()
                                .filter(found -> found.metric().equals(metric()))
                                .findFirst()
                                .orElse(null);
        return new Judgement(after, loss(before.value(), after.value()), moved);
    }

    /** The parent agrees with itself entirely, so that the agreement's interval is that of the move. */
    private static @Nullable Moved fromAgreement(Measured after) {
        Double low = after.low();
        Double high = after.high();
        if (low == null || high == null) {
            return null;
        }
        Verdict verdict = high < 1 ? Verdict.WORSE : Verdict.WITHIN_NOISE;
        return new Moved(after.metric(), 1, after.value(), low - 1, high - 1, after.rows(), verdict);
    }

    /**
     * What a candidate is worth beside its parent.
     *
     * @param quality the candidate's
     * @param loss how much worse it is; below 0 it is better
     * @param moved from the parent to the candidate, paired row by row; null where it has no interval
     */
    public record Judgement(
            Measured quality, double loss, @Nullable Moved moved) {}
}
