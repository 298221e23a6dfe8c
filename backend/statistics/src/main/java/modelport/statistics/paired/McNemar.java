package modelport.statistics.paired;

/**
 * Whether two versions are right equally often, by the rows that only one of them gets right.
 *
 * @param exact two-sided p-value of the binomial test
 * @param midP the same counting half of the observed case: closer to the level it claims
 */
public record McNemar(long rightToWrong, long wrongToRight, double exact, double midP) {}
