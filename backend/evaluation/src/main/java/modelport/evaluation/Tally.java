package modelport.evaluation;

import java.util.List;
import modelport.contract.evaluation.EvaluationKind;
import modelport.evaluation.RowAnswers.Labels;
import modelport.evaluation.RowAnswers.Values;
import modelport.evaluation.RowAnswers.Vectors;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.classification.ClassificationMetrics;
import modelport.statistics.classification.ClassificationOptions;
import modelport.statistics.classification.ScoreKind;
import modelport.statistics.embedding.EmbeddingAgreement;
import modelport.statistics.embedding.EmbeddingOptions;
import modelport.statistics.paired.LabelAgreement;
import modelport.statistics.regression.RegressionMetrics;
import org.jspecify.annotations.Nullable;

/** Counts how answers and truths agree; memory does not grow with the rows. */
sealed interface Tally {
    /** Slices with more of them go without a confusion matrix: there may be some hundred slices. */
    int MOST_CLASSES = 200;

    /** The row at a place of both. */
    void add(int place, RowAnswers truths, RowAnswers answers);

    Measures measures();

    /** A tally for what rows are. */
    static Tally of(ModelRows rows, ScoreKind scores, boolean slice) {
        return switch (rows.kind()) {
            case CLASSIFICATION -> {
                if (!rows.isLabelled()) {
                    yield new OfAgreement(new LabelAgreement(), scores == ScoreKind.PROBABILITY && !slice);
                }
                int classes = rows.classes().size();
                yield slice && classes > MOST_CLASSES
                        ? new OfHits()
                        : OfClasses.of(classes, slice ? ScoreKind.NONE : scores);
            }
            case REGRESSION -> new OfValues(new RegressionMetrics(1));
            case EMBEDDING -> new OfVectors(slice);
        };
    }

    /** Which measures of a kind tell most, the first one first. */
    static List<Metric> headline(EvaluationKind kind, boolean labelled) {
        return switch (kind) {
            case CLASSIFICATION ->
                labelled
                        ? List.of(
                                Metric.ACCURACY, Metric.F1_MACRO, Metric.ROC_AUC, Metric.ROC_AUC_MACRO, Metric.LOG_LOSS)
                        : List.of(Metric.AGREEMENT, Metric.KL_DIVERGENCE);
            case REGRESSION -> labelled ? List.of(Metric.RMSE, Metric.MAE, Metric.R2) : List.of(Metric.R2, Metric.RMSE);
            case EMBEDDING -> List.of(Metric.COSINE_MEAN, Metric.COSINE_P5, Metric.NEIGHBOUR_OVERLAP);
        };
    }

    /** Which measures slices have. */
    static List<Metric> ofSlices(EvaluationKind kind) {
        return switch (kind) {
            case CLASSIFICATION ->
                List.of(Metric.ACCURACY, Metric.BALANCED_ACCURACY, Metric.F1_MACRO, Metric.AGREEMENT);
            case REGRESSION -> List.of(Metric.RMSE, Metric.MAE, Metric.R2);
            case EMBEDDING -> List.of(Metric.COSINE_MEAN, Metric.COSINE_MIN, Metric.L2_ERROR);
        };
    }

    /** Of labels and classes. */
    record OfClasses(ClassificationMetrics metrics, boolean scored) implements Tally {
        static OfClasses of(int classes, ScoreKind scores) {
            var metrics = new ClassificationMetrics(ClassificationOptions.of(classes, scores));
            return new OfClasses(metrics, scores != ScoreKind.NONE);
        }

        @Override
        public void add(int place, RowAnswers truths, RowAnswers answers) {
            int truth = ((Labels) truths).labels()[place];
            Labels given = (Labels) answers;
            if (scored && given.scores() != null) {
                metrics.add(truth, given.labels()[place], given.scores()[place]);
            } else {
                metrics.add(truth, given.labels()[place]);
            }
        }

        @Override
        public Measures measures() {
            return metrics.measures();
        }
    }

    /** Of right and wrong labels. */
    final class OfHits implements Tally {
        private long rows;
        private long hits;

        @Override
        public void add(int place, RowAnswers truths, RowAnswers answers) {
            rows++;
            hits += ((Labels) truths).labels()[place] == ((Labels) answers).labels()[place] ? 1 : 0;
        }

        @Override
        public Measures measures() {
            return new Measures(
                    rows == 0 ? List.of() : List.of(Measure.ofShare(Metric.ACCURACY, hits, rows)), List.of());
        }
    }

    /** Of two models' labels. */
    record OfAgreement(LabelAgreement agreement, boolean probable) implements Tally {
        @Override
        public void add(int place, RowAnswers truths, RowAnswers answers) {
            Labels first = (Labels) truths;
            Labels second = (Labels) answers;
            if (probable && first.scores() != null && second.scores() != null) {
                agreement.add(
                        first.labels()[place], second.labels()[place], first.scores()[place], second.scores()[place]);
            } else {
                agreement.add(first.labels()[place], second.labels()[place]);
            }
        }

        @Override
        public Measures measures() {
            return agreement.measures();
        }
    }

    /** Of numbers. */
    record OfValues(RegressionMetrics metrics) implements Tally {
        @Override
        public void add(int place, RowAnswers truths, RowAnswers answers) {
            metrics.add(((Values) truths).values()[place], ((Values) answers).values()[place]);
        }

        @Override
        public Measures measures() {
            return metrics.measures();
        }
    }

    /** Of vectors, whose length the first row tells. */
    final class OfVectors implements Tally {
        private final boolean slice;
        private @Nullable EmbeddingAgreement agreement;

        OfVectors(boolean slice) {
            this.slice = slice;
        }

        @Override
        public void add(int place, RowAnswers truths, RowAnswers answers) {
            float[] reference = ((Vectors) truths).vectors()[place];
            float[] vector = ((Vectors) answers).vectors()[place];
            if (reference.length != vector.length) {
                throw EvaluationException.of("dimensions", "found", vector.length, "expected", reference.length);
            }
            if (agreement == null) {
                // Slices go without neighbours, for which vectors would be kept.
                agreement = new EmbeddingAgreement(
                        slice
                                ? new EmbeddingOptions(reference.length, 1, 2, 1)
                                : EmbeddingOptions.of(reference.length));
            }
            agreement.add(reference, vector);
        }

        @Override
        public Measures measures() {
            return agreement == null ? new EmbeddingAgreement(EmbeddingOptions.of(1)).measures() : agreement.measures();
        }
    }
}
