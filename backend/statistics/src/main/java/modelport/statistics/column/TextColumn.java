package modelport.statistics.column;

import org.jspecify.annotations.Nullable;

/** Takes the texts of a column one by one. */
@SuppressWarnings("DoNotCallSuggester")
public final class TextColumn {
    /** Null counts as missing; the empty text does not. */
    public void add(@Nullable String value) {
        throw new UnsupportedOperationException();
    }

    /** Adds all values of {@code other}, which is left as it is. */
    public void merge(TextColumn other) {
        throw new UnsupportedOperationException();
    }

    /** With the {@code top} most frequent values. */
    public TextSummary summary(int top) {
        throw new UnsupportedOperationException();
    }
}
