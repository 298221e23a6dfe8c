package modelport.statistics.classification;

import java.util.Collections;
import java.util.List;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Takes rows of a classifier one by one and says how good they are.
 *
 * <p>Memory: the confusion matrix and the kept scores. The same rows in the same order give the same bits. Not safe for
 * use by several threads: give each its own and merge.
 */
public final class ClassificationMetrics {
    private final ClassificationOptions options;
    private final ConfusionCounts counts;
    private final KeptScores scores;
    private final TopHits top = new TopHits();
    private final ProbabilityMetrics probabilities = new ProbabilityMetrics();

    public ClassificationMetrics(ClassificationOptions options) {
        this.options = options;
        counts = new ConfusionCounts(options.classes());
        scores = new KeptScores(options);
    }

    /** A row of a model that gives labels only. */
    public void add(int truth, int predicted) {
        if (options.scores() != ScoreKind.NONE) {
            throw new IllegalArgumentException("a row without its scores");
        }
        options.checkLabel(truth);
        options.checkLabel(predicted);
        counts.add(truth, predicted, 1);
    }

    /** A row with one score for each class; of two classes that of the second ranks the rows. */
    public void add(int truth, int predicted, double[] rowScores) {
        options.checkLabel(truth);
        options.checkLabel(predicted);
        options.checkScores(rowScores);
        counts.add(truth, predicted, 1);
        scores.add(truth, rowScores);
        top.add(truth, rowScores);
        if (options.scores() == ScoreKind.PROBABILITY) {
            probabilities.add(truth, predicted, rowScores);
        }
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(ClassificationMetrics other) {
        if (options.classes() != other.options.classes() || options.scores() != other.options.scores()) {
            throw new IllegalArgumentException(options + " and " + other.options);
        }
        counts.merge(other.counts);
        scores.merge(other.scores);
        top.merge(other.top);
        probabilities.merge(other.probabilities);
    }

    public long count() {
        return counts.rows();
    }

    /** Every metric of the model as a whole. */
    public Measures measures() {
        var results = new Results();
        if (count() == 0) {
            results.missAll(options.metrics(), Reason.NO_ROWS);
            return results.toMeasures();
        }
        new CountMeasures(counts).measure(results);
        measureScores(results);
        measureProbabilities(results);
        return results.toMeasures();
    }

    /** One report for each class, also for those that do not occur; empty without rows. */
    public List<ClassReport> classes() {
        if (count() == 0) {
            return List.of();
        }
        List<@Nullable Measure> areas = options.scores() == ScoreKind.NONE
                ? Collections.nCopies(options.classes(), null)
                : new RankMetrics(scores, options.classes()).byClass();
        return new CountMeasures(counts).classes(areas);
    }

    public ConfusionMatrix confusion() {
        return counts.matrix();
    }

    /** Of the predicted label's probability; empty unless there are probabilities. */
    public ReliabilityCurve reliability() {
        return probabilities.curve();
    }

    private void measureScores(Results results) {
        if (options.scores() == ScoreKind.NONE) {
            results.missAll(options.scoreMetrics(), Reason.NO_SCORES);
            return;
        }
        measureTop(results, Metric.TOP_3_ACCURACY, 3);
        measureTop(results, Metric.TOP_5_ACCURACY, 5);
        new RankMetrics(scores, options.classes()).measure(results);
    }

    private void measureTop(Results results, Metric metric, int k) {
        if (options.classes() > k) {
            results.add(Measure.ofShare(metric, top.among(k), count()));
        } else {
            results.miss(metric, Reason.TOO_FEW_CLASSES);
        }
    }

    private void measureProbabilities(Results results) {
        switch (options.scores()) {
            case PROBABILITY -> results.addAll(probabilities.measures());
            case MARGIN -> results.missAll(ClassificationOptions.PROBABILITY_METRICS, Reason.NO_PROBABILITIES);
            case NONE -> results.missAll(ClassificationOptions.PROBABILITY_METRICS, Reason.NO_SCORES);
        }
    }
}
