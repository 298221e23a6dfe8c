package modelport.text.pattern;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** A set of characters. */
final class CharacterClass {
    private static final int TABLE = 128;

    private final List<Category.Side> categories;
    private final boolean negated;
    private final Casing casing;
    /** First and last of each range, in order. */
    private final int[] ranges;
    /** The answers for ASCII. */
    private final boolean[] table = new boolean[TABLE];

    /** Members one by one and by category; all others if {@code negated}. */
    CharacterClass(BitSet points, List<Category.Side> categories, boolean negated, Casing casing) {
        this.categories = List.copyOf(categories);
        this.negated = negated;
        this.casing = casing;
        casing.close(points);
        ranges = ranges(points);
        for (int point = 0; point < TABLE; point++) {
            table[point] = holds(point);
        }
    }

    static CharacterClass only(int point, Casing casing) {
        var points = new BitSet();
        points.set(point);
        return new CharacterClass(points, List.of(), false, casing);
    }

    static CharacterClass of(Category.Side category) {
        return new CharacterClass(new BitSet(), List.of(category), false, Casing.EXACT);
    }

    static CharacterClass except(int... points) {
        var excepted = new BitSet();
        Arrays.stream(points).forEach(excepted::set);
        return new CharacterClass(excepted, List.of(), true, Casing.EXACT);
    }

    boolean has(int point) {
        return point < TABLE ? table[point] : holds(point);
    }

    private boolean holds(int point) {
        int folded = casing.fold(point);
        boolean member = isInRanges(folded);
        for (int i = 0; !member && i < categories.size(); i++) {
            member = categories.get(i).has(folded);
        }
        return member != negated;
    }

    private boolean isInRanges(int point) {
        int at = Arrays.binarySearch(ranges, point);
        // Between the first and the last of a range lies an odd place.
        return at >= 0 || ((-at - 1) & 1) == 1;
    }

    private static int[] ranges(BitSet points) {
        var ends = IntStream.builder();
        for (int first = points.nextSetBit(0); first >= 0; ) {
            int after = points.nextClearBit(first);
            ends.add(first).add(after - 1);
            first = points.nextSetBit(after);
        }
        return ends.build().toArray();
    }
}
