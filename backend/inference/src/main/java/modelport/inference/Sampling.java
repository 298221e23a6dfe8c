package modelport.inference;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * How a text is continued.
 *
 * @param maxTokens the most tokens to add
 * @param stops tokens behind which nothing comes; they are not part of the text
 * @param temperature 0 for the likeliest token each time; the higher, the more others come
 * @param topK only so many of the likeliest tokens are looked at; 0 for all
 * @param seed makes chance repeat itself
 */
public record Sampling(int maxTokens, Set<Long> stops, double temperature, int topK, long seed) {
    public static final int MOST_TOKENS = 100_000;

    public Sampling {
        stops = Set.copyOf(stops);
        if (maxTokens < 1 || maxTokens > MOST_TOKENS || !(temperature >= 0) || temperature > 100 || topK < 0) {
            throw new IllegalArgumentException("no such sampling: " + maxTokens + ", " + temperature + ", " + topK);
        }
    }

    /** The likeliest token each time. */
    public static Sampling greedy(int maxTokens, Set<Long> stops) {
        return new Sampling(maxTokens, stops, 0, 0, 0);
    }

    /** The next token, by the scores of all. */
    int pick(float[] scores, Random random) {
        if (temperature == 0) {
            return likeliest(scores);
        }
        int[] best = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(token -> -scores[token]))
                .limit(topK == 0 ? scores.length : topK)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] shares = Arrays.stream(best)
                .mapToDouble(token -> Math.exp((scores[token] - scores[best[0]]) / temperature))
                .toArray();
        double left = random.nextDouble() * Arrays.stream(shares).sum();
        for (int i = 0; i < best.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return best[i];
            }
        }
        return best[best.length - 1];
    }

    /** The first of equals. */
    private static int likeliest(float[] scores) {
        int best = 0;
        for (int token = 1; token < scores.length; token++) {
            best = scores[token] > scores[best] ? token : best;
        }
        return best;
    }
}
