package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a tree of the fields in which LightGBM writes it: splits and leaves apart, a leaf's index as its complement,
 * categories as the bits of words.
 */
final class LightgbmTreeReader {
    private static final int CATEGORICAL = 1;
    private static final int DEFAULT_LEFT = 2;
    private static final int MISSING_SHIFT = 2;
    private static final int MISSING_BITS = 3;
    private static final int MISSING_ZERO = 1;
    private static final int MISSING_NAN = 2;
    private static final int MAX_DECISION = 15;
    private static final long WORD = 1L << Integer.SIZE;

    /** So many words have a bit for every category whose number is an int. */
    private static final int MAX_WORDS = 1 << 26;

    private final int number;
    private final TextFields fields;
    private final int features;
    private final int leaves;

    private LightgbmTreeReader(int number, TextFields fields, int features) {
        this.number = number;
        this.fields = fields;
        this.features = features;
        leaves = fields.integer("num_leaves", 1, Integer.MAX_VALUE);
        Limits.nodes(2L * leaves - 1);
    }

    static Tree read(int number, int output, TextFields fields, int features) {
        return new LightgbmTreeReader(number, fields, features).tree(output);
    }

    private Tree tree(int output) {
        double[] values = finite("leaf_value", leaves);
        Splits splits = leaves == 1 ? Splits.room(0, List.of()) : splits();
        int depth = TreeShape.depth(splits, leaves, number);
        return new Tree(output, splits, values, depth, linear());
    }

    private Splits splits() {
        int count = leaves - 1;
        int[] feature = fields.indexes("split_feature", count, features);
        int[] decisions = fields.has("decision_type")
                ? fields.indexes("decision_type", count, MAX_DECISION + 1L)
                : new int[count];
        double[] threshold = fields.numbers("threshold", count);
        List<int[]> sets = categories();
        byte[] rule = new byte[count];
        for (int split = 0; split < count; split++) {
            if ((decisions[split] & CATEGORICAL) != 0) {
                rule[split] = Splits.CATEGORY;
                Flaws.requireIndex("threshold", (long) threshold[split], sets.size());
            } else {
                Flaws.requireNumber("threshold", threshold[split]);
                rule[split] = rule(decisions[split], threshold[split]);
            }
        }
        return new Splits(feature, threshold, rule, children("left_child"), children("right_child"), sets);
    }

    /** Where NaN goes: to where it is sent, or to where zero goes, for which it then stands. */
    private static byte rule(int decision, double threshold) {
        boolean defaultLeft = (decision & DEFAULT_LEFT) != 0;
        return (byte)
                switch (decision >> MISSING_SHIFT & MISSING_BITS) {
                    case MISSING_NAN -> defaultLeft ? Splits.MISSING_LEFT : 0;
                    case MISSING_ZERO -> Splits.ZERO_IS_MISSING | (defaultLeft ? Splits.MISSING_LEFT : 0);
                    default -> threshold >= 0 ? Splits.MISSING_LEFT : 0;
                };
    }

    private int[] children(String name) {
        long[] wide = TextNumbers.integers(name, fields.text(name), leaves - 1);
        int[] children = new int[wide.length];
        for (int i = 0; i < wide.length; i++) {
            Flaws.requireIndex(name, wide[i] + leaves, 2L * leaves - 1);
            children[i] = (int) wide[i];
        }
        return children;
    }

    private List<int[]> categories() {
        int count = fields.integer("num_cat", 0, leaves - 1);
        if (count == 0) {
            return List.of();
        }
        int[] bounds = fields.indexes("cat_boundaries", count + 1, Integer.MAX_VALUE);
        long[] words = TextNumbers.integers("cat_threshold", fields.text("cat_threshold"), bounds[count]);
        List<int[]> sets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Flaws.requireIndex("cat_boundaries", bounds[i + 1], words.length + 1L);
            Flaws.requireIndex("cat_boundaries", (long) bounds[i + 1] - bounds[i], words.length + 1L);
            sets.add(set(words, bounds[i], bounds[i + 1]));
        }
        return sets;
    }

    private static int[] set(long[] words, int from, int to) {
        Flaws.requireIndex("cat_boundaries", to - from, MAX_WORDS);
        int[] set = new int[count(words, from, to)];
        int size = 0;
        for (int i = from; i < to; i++) {
            for (long rest = words[i]; rest != 0; rest &= rest - 1) {
                set[size++] = (i - from) * Integer.SIZE + Long.numberOfTrailingZeros(rest);
            }
        }
        return set;
    }

    private static int count(long[] words, int from, int to) {
        int bits = 0;
        for (int i = from; i < to; i++) {
            Flaws.requireIndex("cat_threshold", words[i], WORD);
            bits += Long.bitCount(words[i]);
        }
        return bits;
    }

    private Optional<LinearLeaves> linear() {
        if (!fields.optional("is_linear").orElse("0").strip().equals("1")) {
            return Optional.empty();
        }
        long[] counts = TextNumbers.integers("num_features", fields.text("num_features"), leaves);
        int[] begin = new int[leaves + 1];
        for (int leaf = 0; leaf < leaves; leaf++) {
            Flaws.requireIndex("num_features", counts[leaf], features + 1L);
            Flaws.requireIndex("num_features", begin[leaf] + counts[leaf], Integer.MAX_VALUE);
            begin[leaf + 1] = begin[leaf] + (int) counts[leaf];
        }
        int terms = begin[leaves];
        return Optional.of(new LinearLeaves(
                finite("leaf_const", leaves),
                begin,
                fields.indexes("leaf_features", terms, features),
                finite("leaf_coeff", terms)));
    }

    private double[] finite(String name, int count) {
        double[] numbers = fields.numbers(name, count);
        for (double each : numbers) {
            Flaws.requireFinite(name, each);
        }
        return numbers;
    }
}
