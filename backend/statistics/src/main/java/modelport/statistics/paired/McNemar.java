package modelport.statistics.paired;

import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Whether two versions are right equally often, by the rows that only one of them gets right: Q. McNemar, Psychometrika
 * 12, 1947.
 *
 * @param exact two-sided p-value of the binomial test
 * @param midP the same counting half of the observed case: closer to the level it claims (M. Fagerland and others, BMC
 *     Medical Research Methodology 13, 2013)
 */
public record McNemar(long rightToWrong, long wrongToRight, double exact, double midP) {
    /** Of two counts below 2^31. */
    public static McNemar of(long rightToWrong, long wrongToRight) {
        int fewer = Math.toIntExact(Math.min(rightToWrong, wrongToRight));
        int all = Math.toIntExact(rightToWrong + wrongToRight);
        if (all == 0) {
            return new McNemar(0, 0, 1, 1);
        }
        var fair = BinomialDistribution.of(all, 0.5);
        double tails = 2 * fair.cumulativeProbability(fewer);
        return new McNemar(
                rightToWrong, wrongToRight, Math.min(1, tails), Math.min(1, tails - fair.probability(fewer)));
    }
}
