package modelport.statistics.classification;

/** Counts rows whose true class is among the few that score highest; of equal scores the later class is higher. */
final class TopHits {
    private static final int MOST = 5;

    private final long[] byRank = new long[MOST];

    void add(int truth, double[] scores) {
        int higher = 0;
        for (int k = 0; k < scores.length; k++) {
            if (scores[k] > scores[truth] || (scores[k] == scores[truth] && k > truth)) {
                higher++;
            }
        }
        if (higher < MOST) {
            byRank[higher]++;
        }
    }

    void merge(TopHits other) {
        for (int rank = 0; rank < MOST; rank++) {
            byRank[rank] += other.byRank[rank];
        }
    }

    /** Rows whose class is among the first {@code k}, at most 5. */
    long among(int k) {
        long sum = 0;
        for (int rank = 0; rank < k; rank++) {
            sum += byRank[rank];
        }
        return sum;
    }
}
