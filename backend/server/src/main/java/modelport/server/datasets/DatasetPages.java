package modelport.server.datasets;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.datasets.DatasetRow;
import modelport.contract.datasets.DatasetRows;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Cells;
import modelport.tables.Selection;
import modelport.tables.TableFile;
import org.jspecify.annotations.Nullable;

/** Shows the rows of a table, a page at a time. */
@Singleton
public class DatasetPages {
    /** Longer texts are cut: the file has them whole. */
    private static final int MOST_CHARACTERS = 2_000;
    /** A page ends early rather than having more cells. */
    private static final int MOST_CELLS = 50_000;

    private final DatasetRefs refs;

    DatasetPages(DatasetRefs refs) {
        this.refs = refs;
    }

    /** The rows after the one whose number is given, counted from 1; wide tables have shorter pages than asked for. */
    public DatasetRows rows(DatasetRef version, PageRequest page) {
        DatasetRef.Table table = DatasetRefs.table(version);
        long after = number(page.after());
        int limit = Math.clamp(MOST_CELLS / table.columns().size(), 1, page.limit());
        List<DatasetRow> rows = new ArrayList<>();
        try (TableFile file = TableFile.open(refs.tableFile(version));
                Batches batches = file.read(Selection.rows(after, limit))) {
            while (batches.hasNext()) {
                add(batches.next(), rows);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        long last = after + rows.size();
        return new DatasetRows(
                table.columns(), rows, rows.isEmpty() || last >= table.rows() ? null : Long.toString(last));
    }

    @SuppressWarnings("NullAway") // Values may be null, which a compiled record does not tell.
    private static void add(Batch batch, List<DatasetRow> rows) {
        for (int place = 0; place < batch.size(); place++) {
            List<@Nullable Object> values = new ArrayList<>();
            for (Cells cells : batch.columns()) {
                values.add(value(cells, place));
            }
            rows.add(new DatasetRow(batch.rows()[place] + 1, values));
        }
    }

    private static @Nullable Object value(Cells cells, int place) {
        return switch (cells) {
            case Cells.Integers _, Cells.Numbers _, Cells.Truths _ -> cells.value(place);
            case Cells.Times _ -> cells.isMissing(place) ? null : cells.text(place);
            case Cells.Texts _ -> cells.isMissing(place) ? null : shortened(cells.text(place));
        };
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= MOST_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)) + "…";
    }

    private static long number(@Nullable String after) {
        if (after == null) {
            return 0;
        }
        try {
            return Math.max(0, Long.parseLong(after));
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Invalid.field("after", "datasets.after-unfit"));
        }
    }
}
