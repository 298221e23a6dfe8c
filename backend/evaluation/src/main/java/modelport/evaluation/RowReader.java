package modelport.evaluation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import modelport.inference.Tensor;
import modelport.tables.Batch;
import modelport.tables.Batches;
import modelport.tables.Cells;
import org.jspecify.annotations.Nullable;

/** Reads a table's rows as batches that a model takes; rows without a truth are left out. */
final class RowReader implements Iterator<RowBatch>, AutoCloseable {
    private final ModelRows rows;
    private final Batches batches;
    private final int size;
    private final int label;
    private final LongPredicate wanted;
    private @Nullable Batch block;
    private int[] places = new int[0];
    private int next;

    RowReader(ModelRows rows, List<String> more, int size) {
        this(rows, more, size, _ -> true);
    }

    /** Only rows whose numbers are wanted. */
    RowReader(ModelRows rows, List<String> more, int size, LongPredicate wanted) {
        this.rows = rows;
        this.size = size;
        this.wanted = wanted;
        label = rows.labelPlace();
        batches = rows.table().read(rows.selection(more));
    }

    @Override
    public boolean hasNext() {
        while (next >= places.length && batches.hasNext()) {
            block = batches.next();
            places = places(block);
            next = 0;
        }
        return next < places.length;
    }

    @Override
    public RowBatch next() {
        if (!hasNext() || block == null) {
            throw new NoSuchElementException();
        }
        int[] some = Arrays.copyOfRange(places, next, Math.min(next + size, places.length));
        next += some.length;
        return new RowBatch(block, some, tensors(block, some, Noise.NONE));
    }

    /** What a model is given for rows of a block. */
    Map<String, Tensor> tensors(Batch source, int[] some, Noise noise) {
        return tensors(source, some, rows.fixedSize() > 0 ? rows.fixedSize() : some.length, noise);
    }

    /** The same rows, and the last one again until there are enough. */
    Map<String, Tensor> filled(RowBatch batch, int given) {
        return tensors(batch.source(), batch.places(), given, Noise.NONE);
    }

    private Map<String, Tensor> tensors(Batch source, int[] some, int given, Noise noise) {
        var tensors = new LinkedHashMap<String, Tensor>();
        rows.bound().forEach(input -> tensors.put(input.spec().name(), input.fill(source, some, given, noise)));
        return tensors;
    }

    private int[] places(Batch batch) {
        IntStream some = IntStream.range(0, batch.size()).filter(place -> wanted.test(batch.rows()[place]));
        if (label < 0) {
            return some.toArray();
        }
        Cells labels = batch.column(label);
        return some.filter(place -> !labels.isMissing(place)).toArray();
    }

    @Override
    public void close() {
        batches.close();
    }
}
