package modelport.training.tuning;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import modelport.onnx.RefusedException;
import modelport.training.Truth;
import org.jspecify.annotations.Nullable;

/**
 * Rows in parts of about the same size, each of which is foretold by a model that learned from the others.
 *
 * @param count of the folds
 * @param of each row the fold in which it is foretold
 */
@SuppressWarnings("ArrayRecordComponent")
public record Folds(int count, int[] of) {
    public static final int MOST = 100;

    /** Rows of fold {@code fold}. */
    public int[] inside(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] == fold).toArray();
    }

    /** All other rows. */
    public int[] outside(int fold) {
        return IntStream.range(0, of.length).filter(row -> of[row] != fold).toArray();
    }

    /** Runs of neighbouring rows, as scikit-learn's {@code KFold} cuts them. */
    public static Folds inOrder(int rows, int count) {
        expect(rows, count);
        int[] of = new int[rows];
        int row = 0;
        for (int fold = 0; fold < count; fold++) {
            int size = rows / count + (fold < rows % count ? 1 : 0);
            Arrays.fill(of, row, row + size, fold);
            row += size;
        }
        return new Folds(count, of);
    }

    /** Rows at random, the same for the same seed. */
    public static Folds shuffled(int rows, int count, long seed) {
        int[] of = inOrder(rows, count).of();
        shuffle(of, random(seed));
        return new Folds(count, of);
    }

    /** Each class spread evenly, in the order of the rows, as scikit-learn's {@code StratifiedKFold} does it. */
    public static Folds stratified(Truth.Classes truth, int count) {
        return stratified(truth, count, null);
    }

    /** Each class spread evenly and at random, the same for the same seed. */
    public static Folds stratified(Truth.Classes truth, int count, long seed) {
        return stratified(truth, count, random(seed));
    }

    /** Stratified for classes, and else at random. */
    public static Folds usual(Truth truth, int count, long seed) {
        return switch (truth) {
            case Truth.Classes classes -> stratified(classes, count, seed);
            case Truth.Values values -> shuffled(values.rows(), count, seed);
        };
    }

    private static Folds stratified(Truth.Classes truth, int count, @Nullable RandomGenerator random) {
        expect(truth.rows(), count);
        List<Integer> classes = IntStream.of(truth.indexes()).distinct().boxed().toList();
        int[][] shares = shares(truth, count, classes);
        int[] of = new int[truth.rows()];
        for (int c = 0; c < classes.size(); c++) {
            int[] folds = repeated(shares, c);
            if (random != null) {
                shuffle(folds, random);
            }
            int next = 0;
            for (int row = 0; row < of.length; row++) {
                if (truth.indexes()[row] == classes.get(c)) {
                    of[row] = folds[next++];
                }
            }
        }
        return new Folds(count, of);
    }

    /** How many rows of each class go into each fold: the sorted rows are dealt out one by one. */
    private static int[][] shares(Truth.Classes truth, int count, List<Integer> classes) {
        int[] sorted =
                IntStream.of(truth.indexes()).map(classes::indexOf).sorted().toArray();
        int[][] shares = new int[count][classes.size()];
        for (int place = 0; place < sorted.length; place++) {
            shares[place % count][sorted[place]]++;
        }
        return shares;
    }

    private static int[] repeated(int[][] shares, int c) {
        return IntStream.range(0, shares.length)
                .flatMap(fold -> IntStream.generate(() -> fold).limit(shares[fold][c]))
                .toArray();
    }

    private static void expect(int rows, int count) {
        if (count < 2 || count > Math.min(rows, MOST)) {
            throw RefusedException.of("training.folds", "found", count, "limit", Math.min(rows, MOST));
        }
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static void shuffle(int[] values, RandomGenerator random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }
}
