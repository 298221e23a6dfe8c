package modelport.tables.load;

import java.util.ArrayList;
import java.util.List;
import modelport.contract.Message;
import modelport.contract.datasets.BadRow;
import modelport.contract.datasets.BadRows;
import modelport.tables.TableException;
import org.jspecify.annotations.Nullable;

/** Counts bad rows, and names the first of them. */
final class Faults {
    /** A file of which more is bad was read the wrong way. */
    private static final long ONE_OF = 10;

    private final List<BadRow> first = new ArrayList<>();
    private long count;

    void add(long line, @Nullable String column, Message reason) {
        count++;
        if (first.size() < BadRows.MOST) {
            first.add(new BadRow(line, column, reason));
        }
    }

    BadRows rows() {
        return new BadRows(count, first);
    }

    /** Throws if there are too many of them. */
    void check(long goodRows, long most) {
        long total = goodRows + count;
        if (count > most || count * ONE_OF > total) {
            throw TableException.of(
                    "datasets.too-many-bad",
                    "count",
                    count,
                    "rows",
                    total,
                    "most",
                    Math.min(most, total / ONE_OF),
                    "line",
                    first.getFirst().line());
        }
    }
}
