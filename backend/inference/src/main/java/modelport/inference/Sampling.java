package modelport.inference;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How a text is continued.
 *
 * @param maxTokens the most tokens to add
 * @param stops tokens behind which nothing comes; they are not part of the text
 * @param temperature 0 for the likeliest token each time; the higher, the more others come
 * @param topK only so many of the likeliest tokens are drawn from; 0 for all
 * @param topP only the likeliest tokens that have this share together are drawn from; 1 for all
 * @param seed makes chance repeat itself
 */
public record Sampling(int maxTokens, Set<Long> stops, double temperature, int topK, double topP, long seed) {
    public static final int MOST_TOKENS = 100_000;
    public static final double HOTTEST = 100;

    public Sampling {
        stops = Set.copyOf(stops);
        boolean chance = temperature >= 0 && temperature <= HOTTEST && topK >= 0 && topP > 0 && topP <= 1;
        if (maxTokens < 1 || maxTokens > MOST_TOKENS || !chance) {
            throw new IllegalArgumentException(
                    "no such sampling: " + maxTokens + ", " + temperature + ", " + topK + ", " + topP);
        }
    }

    /** The likeliest token each time. */
    public static Sampling greedy(int maxTokens, Set<Long> stops) {
        return new Sampling(maxTokens, stops, 0, 0, 1, 0);
    }

    /** The next token, by the scores of all, which are numbers. */
    int pick(float[] scores, Random random) {
        if (temperature == 0) {
            return likeliest(scores);
        }
        int[] best = best(scores);
        double[] shares = Arrays.stream(best)
                .mapToDouble(token -> Math.exp(((double) scores[token] - scores[best[0]]) / temperature))
                .toArray();
        int drawn = enough(shares);
        double left = random.nextDouble() * Arrays.stream(shares, 0, drawn).sum();
        for (int i = 0; i < drawn - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return best[i];
            }
        }
        return best[drawn - 1];
    }

    /** The first of equals. */
    static int likeliest(float[] scores) {
        int best = 0;
        for (int token = 1; token < scores.length; token++) {
            best = scores[token] > scores[best] ? token : best;
        }
        return best;
    }

    /** The best come first, and of equals those with smaller numbers. */
    private int[] best(float[] scores) {
        LongStream ranks = topK == 0 || topK >= scores.length
                ? IntStream.range(0, scores.length).mapToLong(token -> rank(scores[token], token))
                : few(scores).stream().mapToLong(Long::longValue);
        return ranks.sorted().mapToInt(rank -> (int) rank).toArray();
    }

    /** The ranks of the best, in no order: most tokens are only compared with the worst of them. */
    private Collection<Long> few(float[] scores) {
        var few = new PriorityQueue<Long>(Comparator.reverseOrder());
        for (int token = 0; token < scores.length; token++) {
            long rank = rank(scores[token], token);
            if (few.size() == topK) {
                if (rank > few.element()) {
                    continue;
                }
                few.remove();
            }
            few.add(rank);
        }
        return few;
    }

    /** A number that is the smaller the better the token is. */
    private static long rank(float score, int token) {
        int bits = Float.floatToIntBits(score);
        int rising = bits ^ (bits >> 31 & Integer.MAX_VALUE);
        return (long) ~rising << Integer.SIZE | token;
    }

    /** How many of the shares, which fall, make up enough of all. */
    private int enough(double[] shares) {
        double wanted = topP * Arrays.stream(shares).sum();
        double seen = 0;
        for (int count = 0; count < shares.length; count++) {
            seen += shares[count];
            if (seen >= wanted) {
                return count + 1;
            }
        }
        return shares.length;
    }
}
