package modelport.statistics.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * What scores of a class are worth: the share of rows with such a score that were of the class, never falling with the
 * score (isotonic regression by pooling adjacent violators, M. Ayer and others, 1955).
 */
public final class ScoreCalibration {
    private final double[] scores;
    private final double[] shares;

    private ScoreCalibration(double[] scores, double[] shares) {
        this.scores = scores;
        this.shares = shares;
    }

    /** Scores that are probabilities already. */
    public static ScoreCalibration none() {
        return new ScoreCalibration(new double[] {0, 1}, new double[] {0, 1});
    }

    /**
     * Learned from rows whose class is known and that the model was not trained on.
     *
     * @param scored all scores of the class
     * @param right how many in each bin were of the class
     */
    public static ScoreCalibration fit(ScoreHistogram scored, long... right) {
        if (right.length != scored.bins()) {
            throw new IllegalArgumentException("hits of other bins");
        }
        var blocks = new ArrayList<Block>();
        for (int bin = 0; bin < right.length; bin++) {
            long count = scored.count(bin);
            if (right[bin] < 0 || right[bin] > count) {
                throw new IllegalArgumentException(right[bin] + " hits of " + count);
            }
            if (count > 0) {
                Block block = new Block(count, right[bin], scored.mean(bin) * count);
                while (!blocks.isEmpty() && blocks.getLast().share() >= block.share()) {
                    block = blocks.removeLast().plus(block);
                }
                blocks.add(block);
            }
        }
        return blocks.isEmpty() ? none() : of(blocks);
    }

    /** The probability that a row with this score is of the class; straight lines between the blocks. */
    public double probability(double score) {
        int last = scores.length - 1;
        if (score <= scores[0]) {
            return shares[0];
        }
        int next = 1;
        while (next <= last && scores[next] < score) {
            next++;
        }
        if (next > last) {
            return shares[last];
        }
        double part = (score - scores[next - 1]) / (scores[next] - scores[next - 1]);
        return shares[next - 1] + part * (shares[next] - shares[next - 1]);
    }

    private static ScoreCalibration of(List<Block> blocks) {
        return new ScoreCalibration(
                blocks.stream().mapToDouble(Block::score).toArray(),
                blocks.stream().mapToDouble(Block::share).toArray());
    }

    /** Bins whose shares fell with the score, put together. */
    private record Block(long count, long right, double sum) {
        double share() {
            return (double) right / count;
        }

        double score() {
            return sum / count;
        }

        Block plus(Block other) {
            return new Block(count + other.count, right + other.right, sum + other.sum);
        }
    }
}
