package modelport.tables;

import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a table is split, so that the same description gives the same parts on every machine and at any time: a row's
 * part follows from the seed and its number alone; with a group, from the seed and the group's value, so that a group
 * is never torn apart; stratified, so that every value of that column is in every part in the same proportion, to the
 * row.
 *
 * @param seed another seed, other parts
 * @param parts their fractions sum to 1
 * @param stratify the column whose values are spread evenly; null: none
 * @param group the column whose equal values stay together; null: every row by itself
 */
public record Split(
        long seed,
        List<Part> parts,
        @Nullable String stratify,
        @Nullable String group) {
    private static final double TOLERANCE = 1e-9;

    public Split {
        parts = List.copyOf(parts);
        double sum = parts.stream().mapToDouble(Part::fraction).sum();
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("fractions sum to " + sum);
        }
        if (stratify != null && group != null) {
            throw new IllegalArgumentException("a split is stratified or grouped, not both");
        }
        var names = new HashSet<String>();
        for (Part part : parts) {
            if (!names.add(part.name())) {
                throw new IllegalArgumentException("two parts with one name: " + part.name());
            }
        }
    }

    /** Two parts, {@code train} and {@code test}. */
    public static Split holdout(long seed, double test, @Nullable String stratify) {
        return new Split(seed, List.of(new Part("train", 1 - test), new Part("test", test)), stratify, null);
    }

    /** As many equal parts as there are folds, {@code fold-1} and on. */
    public static Split folds(long seed, int folds, @Nullable String stratify) {
        List<Part> parts = IntStream.rangeClosed(1, folds)
                .mapToObj(fold -> new Part("fold-" + fold, 1.0 / folds))
                .toList();
        return new Split(seed, parts, stratify, null);
    }

    /** Where a part stands; asking for one that is not there is a bug. */
    public int require(String part) {
        return IntStream.range(0, parts.size())
                .filter(index -> parts.get(index).name().equals(part))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no part " + part));
    }

    /**
     * A part of a split.
     *
     * @param fraction of the rows, between 0 and 1
     */
    public record Part(String name, double fraction) {
        public Part {
            if (!(fraction >= 0 && fraction <= 1)) {
                throw new IllegalArgumentException("fraction " + fraction);
            }
        }
    }
}
