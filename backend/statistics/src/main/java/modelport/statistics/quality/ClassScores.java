package modelport.statistics.quality;

/**
 * Scores of one class, of rows that were given its label and of all others.
 *
 * @param chosen rows whose answer was the class
 * @param others rows whose answer was another one
 * @param calibration what a score is worth
 */
public record ClassScores(ScoreHistogram chosen, ScoreHistogram others, ScoreCalibration calibration) {

    /** How many hits, false alarms and misses are to be expected, and how far chance takes the hits. */
    ExpectedCounts expect() {
        double hits = 0;
        double spread = 0;
        for (int bin = 0; bin < chosen.bins(); bin++) {
            double p = calibration.probability(chosen.mean(bin));
            hits += chosen.count(bin) * p;
            spread += chosen.count(bin) * p * (1 - p);
        }
        double missed = 0;
        double missedSpread = 0;
        for (int bin = 0; bin < others.bins(); bin++) {
            double p = calibration.probability(others.mean(bin));
            missed += others.count(bin) * p;
            missedSpread += others.count(bin) * p * (1 - p);
        }
        return new ExpectedCounts(hits, chosen.total() - hits, missed, spread, missedSpread);
    }

    long rows() {
        return chosen.total() + others.total();
    }
}
