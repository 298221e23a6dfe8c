package modelport.statistics.classification;

import java.util.List;
import modelport.statistics.Measure;
import modelport.statistics.Metric;
import modelport.statistics.interval.Moments;

/** Log loss, Brier score and calibration of a stream of probabilities. */
final class ProbabilityMetrics {
    private final Moments logLoss = new Moments();
    private final Moments brier = new Moments();
    private final ReliabilityBins bins = new ReliabilityBins();

    void add(int truth, int predicted, double[] probabilities) {
        logLoss.add(RowLoss.logLoss(truth, probabilities));
        brier.add(RowLoss.brier(truth, probabilities));
        bins.add(Math.clamp(probabilities[predicted], 0, 1), truth == predicted);
    }

    void merge(ProbabilityMetrics other) {
        logLoss.merge(other.logLoss);
        brier.merge(other.brier);
        bins.merge(other.bins);
    }

    List<Measure> measures() {
        return List.of(
                Measure.ofMean(Metric.LOG_LOSS, logLoss),
                Measure.ofMean(Metric.BRIER, brier),
                new Measure(Metric.CALIBRATION_ERROR, bins.error(), bins.errorInterval(), bins.rows()));
    }

    ReliabilityCurve curve() {
        return bins.curve();
    }
}
