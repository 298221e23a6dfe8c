package modelport.statistics.column;

import java.util.List;
import modelport.statistics.column.TextSummary.Category;
import modelport.statistics.sketch.DistinctCounter;
import modelport.statistics.sketch.TopItems;
import org.jspecify.annotations.Nullable;

/**
 * Takes the texts of a column one by one; memory does not grow with them. Not safe for use by several threads: give
 * each its own and merge.
 */
public final class TextColumn {
    /** Longer texts are counted by their beginning, among the most frequent only. */
    public static final int MAX_LENGTH = 200;

    private static final int EXACT = 2_048;

    private final TopItems top = new TopItems(EXACT);
    private final DistinctCounter distinct = new DistinctCounter();
    private long count;
    private long missing;

    /** Null counts as missing; the empty text does not. */
    public void add(@Nullable String value) {
        if (value == null) {
            missing++;
            return;
        }
        count++;
        distinct.add(value);
        top.add(cut(value));
    }

    /** Adds all values of {@code other}, which is left as it is. */
    public void merge(TextColumn other) {
        top.merge(other.top);
        distinct.merge(other.distinct);
        count += other.count;
        missing += other.missing;
    }

    /** With the {@code most} most frequent values. */
    public TextSummary summary(int most) {
        long error = top.error();
        List<Category> categories = top.top(most).stream()
                .map(item -> new Category(item.value(), Math.min(item.count(), count), error))
                .toList();
        return new TextSummary(count, missing, distinct.count(), categories, error == 0);
    }

    private static String cut(String value) {
        if (value.length() <= MAX_LENGTH) {
            return value;
        }
        boolean splits = Character.isHighSurrogate(value.charAt(MAX_LENGTH - 1));
        return value.substring(0, splits ? MAX_LENGTH - 1 : MAX_LENGTH) + "…";
    }
}
