package modelport.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The batches of a table without the rows of other parts; empty ones are passed over. */
final class PartBatches implements Batches {
    private final Batches all;
    private final Assignment assignment;
    private final Selection selection;
    private final int part;
    private final int key;
    private long left;
    private @Nullable Batch next;

    private PartBatches(Batches all, Assignment assignment, Selection selection, int part, int key) {
        this.all = all;
        this.assignment = assignment;
        this.selection = selection;
        this.part = part;
        this.key = key;
        this.left = selection.limit();
    }

    static Batches of(Table table, Selection selection, Selection.PartOf wanted) {
        Split split = wanted.split();
        Assignment assignment = Assignment.of(split, table);
        var columns =
                new ArrayList<>(selection.columns() == null ? table.schema().names() : selection.columns());
        String keyColumn = split.stratify() == null ? split.group() : split.stratify();
        int key = -1;
        if (keyColumn != null) {
            key = columns.size();
            columns.add(keyColumn);
        }
        // In a stratified split a row's part follows from the rows before it.
        long from = split.stratify() == null ? selection.from() : 0;
        Batches all = table.read(new Selection(columns, from, Long.MAX_VALUE, null));
        return new PartBatches(all, assignment, selection, split.require(wanted.part()), key);
    }

    @Override
    public boolean hasNext() {
        while (next == null && left > 0 && all.hasNext()) {
            next = filtered(all.next());
        }
        return next != null;
    }

    @Override
    public Batch next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Batch batch = next;
        next = null;
        return java.util.Objects.requireNonNull(batch);
    }

    @Override
    public void close() {
        all.close();
    }

    private @Nullable Batch filtered(Batch batch) {
        @Nullable Cells keys = key < 0 ? null : batch.column(key);
        int[] places = IntStream.range(0, batch.size())
                .filter(place -> assignment.partOf(batch.rows()[place], keys, place) == part)
                .filter(place -> batch.rows()[place] >= selection.from())
                .limit(left)
                .toArray();
        if (places.length == 0) {
            return null;
        }
        left -= places.length;
        List<Cells> wanted = key < 0 ? batch.columns() : batch.columns().subList(0, key);
        return new Batch(
                IntStream.of(places).mapToLong(place -> batch.rows()[place]).toArray(),
                wanted.stream().map(column -> Places.of(column, places)).toList());
    }
}
