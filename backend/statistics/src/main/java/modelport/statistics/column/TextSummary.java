package modelport.statistics.column;

import java.util.List;

/**
 * What a column of texts or categories holds.
 *
 * @param count values that are there
 * @param missing values that are not
 * @param distinct an estimate, exact for few
 * @param top the most frequent, most frequent first
 * @param exact whether the counts of {@code top} are; otherwise each is too high by at most its error
 */
public record TextSummary(long count, long missing, long distinct, List<Category> top, boolean exact) {
    public TextSummary {
        top = List.copyOf(top);
    }

    /** One value: it occurs {@code count} times, or up to {@code error} times less. */
    public record Category(String value, long count, long error) {}
}
