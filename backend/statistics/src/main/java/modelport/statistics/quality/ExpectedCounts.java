package modelport.statistics.quality;

/**
 * What is to be expected of one class.
 *
 * @param spread the variance of the hits
 * @param missedSpread the variance of the misses
 */
record ExpectedCounts(double hits, double falseAlarms, double missed, double spread, double missedSpread) {
    /** Twice the hits over rows of the class plus rows with the label; 0 where there are neither. */
    double f1() {
        double all = 2 * hits + falseAlarms + missed;
        return all == 0 ? 0 : 2 * hits / all;
    }

    /** Variance of f1 by its derivatives: rows with the label are given, so false alarms are what hits leave. */
    double f1Variance() {
        double labelled = hits + falseAlarms;
        double all = labelled + hits + missed;
        if (all == 0) {
            return 0;
        }
        double byHits = 2 * (labelled + missed) / (all * all);
        double byMissed = -2 * hits / (all * all);
        return byHits * byHits * spread + byMissed * byMissed * missedSpread;
    }
}
