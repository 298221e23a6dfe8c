package modelport.statistics.classification;

import java.util.List;
import modelport.statistics.Difference;
import modelport.statistics.Metric;
import modelport.statistics.interval.PairedMeans;

/** How much more the second of two versions loses on each row. */
final class PairedLosses {
    private final PairedMeans logLoss = new PairedMeans();
    private final PairedMeans brier = new PairedMeans();

    void add(int truth, double[] first, double[] second) {
        logLoss.add(RowLoss.logLoss(truth, first), RowLoss.logLoss(truth, second));
        brier.add(RowLoss.brier(truth, first), RowLoss.brier(truth, second));
    }

    void merge(PairedLosses other) {
        logLoss.merge(other.logLoss);
        brier.merge(other.brier);
    }

    List<Difference> differences() {
        return PairedMeans.differences(List.of(Metric.LOG_LOSS, Metric.BRIER), List.of(logLoss, brier));
    }
}
