package modelport.statistics.embedding;

import java.util.List;
import modelport.statistics.Measure;
import modelport.statistics.Measures;
import modelport.statistics.Metric;
import modelport.statistics.Results;
import modelport.statistics.Unmeasured.Reason;
import modelport.statistics.interval.Moments;
import modelport.statistics.interval.OrderStatistics;
import modelport.statistics.sketch.QuantileSketch;

/**
 * Takes two embeddings of each row, a reference's and a version's, and says how well they agree. Not safe for use by
 * several threads: give each its own and merge.
 */
public final class EmbeddingAgreement {
    private static final int SKETCH = 4_096;
    private static final List<Metric> METRICS =
            List.of(Metric.COSINE_MEAN, Metric.COSINE_MIN, Metric.COSINE_P5, Metric.L2_ERROR, Metric.NEIGHBOUR_OVERLAP);

    private final EmbeddingOptions options;
    private final Moments cosines = new Moments();
    private final Moments distances = new Moments();
    private final QuantileSketch sketch;
    private final VectorSample sample;

    public EmbeddingAgreement(EmbeddingOptions options) {
        this.options = options;
        sketch = new QuantileSketch(SKETCH, options.seed());
        sample = new VectorSample(options.sample(), options.seed());
    }

    /** Both have the dimension of the options and finite numbers. */
    public void add(float[] reference, float[] embedding) {
        if (reference.length != options.dimension() || embedding.length != options.dimension()) {
            throw new IllegalArgumentException(
                    reference.length + " and " + embedding.length + " numbers, not " + options.dimension());
        }
        double distance = Cosine.distance(reference, embedding);
        if (!Double.isFinite(distance)) {
            throw new IllegalArgumentException("an embedding with numbers that are none");
        }
        double cosine = Cosine.of(reference, embedding);
        cosines.add(cosine);
        sketch.add(cosine);
        distances.add(distance);
        sample.add(reference, embedding);
    }

    /** Adds all rows of {@code other}, which is left as it is. */
    public void merge(EmbeddingAgreement other) {
        cosines.merge(other.cosines);
        sketch.merge(other.sketch);
        distances.merge(other.distances);
        sample.merge(other.sample);
    }

    /** Costs the square of the sample for the neighbours. */
    public Measures measures() {
        var results = new Results();
        long rows = cosines.count();
        if (rows == 0) {
            results.missAll(METRICS, Reason.NO_ROWS);
            return results.toMeasures();
        }
        var sorted = sketch.sorted();
        results.add(Measure.ofMean(Metric.COSINE_MEAN, cosines));
        results.add(new Measure(Metric.COSINE_MIN, sorted.min(), null, rows));
        results.add(new Measure(
                Metric.COSINE_P5, sorted.quantile(0.05), OrderStatistics.interval(sketch, sorted, 0.05), rows));
        results.add(Measure.ofMean(Metric.L2_ERROR, distances));
        if (sample.size() > options.neighbours()) {
            results.add(Measure.ofMean(Metric.NEIGHBOUR_OVERLAP, sample.overlap(options.neighbours())));
        } else {
            results.miss(Metric.NEIGHBOUR_OVERLAP, Reason.TOO_FEW_ROWS);
        }
        return results.toMeasures();
    }
}
