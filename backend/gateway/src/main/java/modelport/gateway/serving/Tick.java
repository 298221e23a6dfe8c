package modelport.gateway.serving;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.gateway.json.JsonBytes;
import modelport.gateway.json.RowNumbers;
import modelport.gateway.profile.Profile;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.PinnedRows;
import org.jspecify.annotations.Nullable;

/**
 * Runs a tiny model on an event loop: all rows that were read in one turn of the loop run together at its end. Every
 * loop has one of its own, with its own buffers; only that loop's thread touches it.
 */
public final class Tick implements AutoCloseable {
    private static final double SMOOTHING = 0.02;
    private static final long SPIKE_NANOS = 1_000_000;
    /** Runs of several rows take longer than one, and a busy machine is no reason to change the way. */
    private static final int SLACK = 4;

    private final LoadedModel model;
    private final boolean ownsModel;
    private final PinnedRows rows;
    private final @Nullable RowNumbers numbers;
    private final Loop loop;
    private final List<Column> inputs;
    private final Outputs outputs;
    private final List<Column> texts;
    private final List<Place> places = new ArrayList<>();
    private final JsonBytes out = new JsonBytes(1 << 14);
    private int used;
    private boolean scheduled;
    private double smoothNanos;
    private boolean resting;

    private record Place(Call call, int from, int rows, AnswerWriter writer) {}

    Tick(LoadedModel model, boolean ownsModel, int maxRows, Loop loop) {
        this.model = model;
        this.ownsModel = ownsModel;
        this.rows = PinnedRows.open(model, maxRows);
        this.numbers = RowNumbers.knows(rows.type()) ? RowNumbers.in(rows.type(), rows.input()) : null;
        this.loop = loop;
        this.inputs = List.of(Column.pinned(
                model.signature().inputs().getFirst().name(),
                rows.type(),
                new long[] {rows.maxRows(), rows.width()},
                rows.input()));
        this.outputs = outputs(model.signature(), rows);
        this.texts = outputs.columns().stream()
                .filter(column -> column.type() == DataType.BYTES)
                .toList();
    }

    private static Outputs outputs(Signature signature, PinnedRows rows) {
        var columns = new ArrayList<Column>();
        for (TensorSpec spec : signature.outputs()) {
            long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
            shape[0] = rows.maxRows();
            ByteBuffer bytes = spec.type() == DataType.BYTES ? ByteBuffer.allocate(0) : rows.output(spec.name());
            columns.add(Column.pinned(spec.name(), spec.type(), shape, bytes));
        }
        return new Outputs(columns);
    }

    /** Type of the values that go in. */
    public DataType type() {
        return rows.type();
    }

    /** Where rows of FP32 or FP64 are to be written, from {@code next() * width()} on. */
    public RowNumbers numbers() {
        return Objects.requireNonNull(numbers, "rows of another type");
    }

    /** Values of one row. */
    public int width() {
        return rows.width();
    }

    /** The first free row. */
    public int next() {
        return used;
    }

    /** Rows that one request may have here. */
    public int capacity() {
        return rows.maxRows();
    }

    /** Makes room for a request of {@code count} rows. */
    public void makeRoom(int count) {
        if (used + count > rows.maxRows()) {
            run();
        }
    }

    /** The rows that were just written are those of {@code call}. */
    public void add(Call call, int count, AnswerWriter writer) {
        places.add(new Place(call, used, count, writer));
        used += count;
        if (used == rows.maxRows()) {
            run();
        } else if (!scheduled) {
            scheduled = true;
            loop.execute(this::turn);
        }
    }

    /** Adds rows that were read elsewhere. */
    void add(Call call, Question question) {
        int count = question.rows();
        makeRoom(count);
        var tensor = (NumberTensor) question.inputs().values().iterator().next();
        ByteBuffer source = tensor.data();
        rows.input().put(used * rows.width() * rows.type().bytes(), source, 0, source.remaining());
        add(call, count, question.writer());
    }

    /** Runs rows that are no request's, and says how long that took. */
    long rehearse(int count) {
        long before = System.nanoTime();
        rows.run(count);
        return System.nanoTime() - before;
    }

    /** Whether runs still take no longer than they should; if not, the queue serves until they do again. */
    boolean isQuick(CostModel queued, long limitNanos) {
        if (resting) {
            resting = queued.estimate(1, 1) > limitNanos / 2;
            smoothNanos = 0;
        } else {
            resting = smoothNanos > SLACK * limitNanos;
        }
        return !resting;
    }

    private void turn() {
        scheduled = false;
        if (used > 0) {
            run();
        }
    }

    private void run() {
        int count = used;
        used = 0;
        try {
            long before = System.nanoTime();
            rows.run(count);
            long took = Math.min(System.nanoTime() - before, SPIKE_NANOS);
            smoothNanos += SMOOTHING * (took - smoothNanos);
            texts.forEach(column -> column.texts(rows.texts(column.name())));
        } catch (RuntimeException | Error e) {
            List<Place> failed = List.copyOf(places);
            places.clear();
            failed.forEach(place -> place.call().fail(e));
            return;
        }
        Live live = places.getFirst().call().live();
        if (live != null) {
            loop.ran(live.endpoint(), count);
        }
        count();
        for (Place place : places) {
            answer(place);
        }
        places.clear();
    }

    /** Rows of the same deployment, which are nearly always all, together. */
    private void count() {
        int from = 0;
        int rowsTogether = 0;
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            Live live = place.call().live();
            rowsTogether += place.rows();
            boolean ends = i + 1 == places.size() || places.get(i + 1).call().live() != live;
            if (ends) {
                if (live != null) {
                    live.watch().count(loop.counter(), rows(from, rowsTogether));
                }
                from += rowsTogether;
                rowsTogether = 0;
            }
        }
    }

    private Profile.Rows rows(int from, int count) {
        return new Profile.Rows(inputs, from, outputs.columns(), from, count);
    }

    private void answer(Place place) {
        try {
            Live live = place.call().live();
            if (live != null) {
                live.watch().keep(place.call(), rows(place.from(), place.rows()));
            }
            place.call()
                    .reply(place.writer()
                            .write(place.call(), outputs, place.from(), place.from() + place.rows(), out.clear()));
        } catch (RuntimeException | Error e) {
            place.call().fail(e);
        }
    }

    /** Runs what is still there first; on the loop's thread, like everything here. */
    @Override
    public void close() {
        turn();
        rows.close();
        if (ownsModel) {
            model.close();
        }
    }
}
