package modelport.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtUtil;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import org.jspecify.annotations.Nullable;

/**
 * The short way through a tiny model: rows are written where the model reads them, answers are read where it wrote
 * them, and nothing is made per run. Belongs to one thread, has no deadline, and is closed before its model.
 */
public final class PinnedRows implements AutoCloseable {
    private final OnnxModel model;
    private final int maxRows;
    private final Column input;
    private final Map<String, Column> numbers = new LinkedHashMap<>();
    private final Set<String> textNames = new LinkedHashSet<>();
    private final Map<String, List<String>> texts = new LinkedHashMap<>();
    private final @Nullable Batch[] batches;

    private PinnedRows(OnnxModel model, int maxRows) {
        this.model = model;
        this.maxRows = maxRows;
        this.batches = new Batch[maxRows + 1];
        Signature signature = model.signature();
        input = new Column(signature.inputs().getFirst(), maxRows);
        for (TensorSpec output : signature.outputs()) {
            if (output.type() == DataType.BYTES) {
                textNames.add(output.name());
            } else {
                numbers.put(output.name(), new Column(output, maxRows));
            }
        }
    }

    /** Whether {@code model} has one numeric input of rows, and outputs whose rows all have one width. */
    public static boolean fits(LoadedModel model) {
        Signature signature = model.signature();
        if (!(model instanceof OnnxModel onnx) || signature.inputs().size() != 1 || signature.text() != null) {
            return false;
        }
        TensorSpec input = signature.inputs().getFirst();
        return input.type() != DataType.BYTES
                && input.shape().size() == 2
                && isRows(input)
                && signature.outputs().stream()
                        .allMatch(output -> isRows(output)
                                && OrtTypes.canCreate(output.type())
                                && onnx.isPlainTensor(output.name()));
    }

    /** Buffers for up to {@code maxRows} rows of a model that {@link #fits}. */
    public static PinnedRows open(LoadedModel model, int maxRows) {
        if (!fits(model) || maxRows < 1) {
            throw new IllegalArgumentException("not a model of plain rows");
        }
        return new PinnedRows((OnnxModel) model, maxRows);
    }

    public int maxRows() {
        return maxRows;
    }

    /** Values of one row. */
    public int width() {
        return input.width;
    }

    /** Type of the input's values. */
    public DataType type() {
        return input.spec.type();
    }

    /** Where the rows go, in this machine's order; always the same buffer. */
    public ByteBuffer input() {
        return input.bytes;
    }

    /** Runs the first {@code rows} rows; the answers of the run before are gone. */
    public void run(int rows) {
        Engines.expectPlatformThread();
        model.enter();
        try {
            Batch batch = batch(rows);
            try (OrtSession.Result result = model.session().run(batch.inputs, textNames, batch.outputs)) {
                for (String name : textNames) {
                    texts.put(name, OrtTensors.strings((OnnxTensor)
                            result.get(name).orElseThrow()));
                }
            }
        } catch (OrtException e) {
            throw OrtErrors.run(e);
        } finally {
            model.exit();
        }
    }

    /** Where the numbers of an output are, in this machine's order, rows first; always the same buffer. */
    public ByteBuffer output(String name) {
        return column(name).bytes;
    }

    /** Values of one row of an output. */
    public int width(String name) {
        return column(name).width;
    }

    /** The texts of an output of the last run, in row-major order. */
    public List<String> texts(String name) {
        return Objects.requireNonNull(texts.get(name), "no texts of that name");
    }

    @Override
    public void close() {
        for (Batch batch : batches) {
            if (batch != null) {
                batch.inputs.values().forEach(OnnxTensor::close);
                batch.outputs.values().forEach(OnnxTensor::close);
            }
        }
    }

    private Column column(String name) {
        return Objects.requireNonNull(numbers.get(name), "no numbers of that name");
    }

    private Batch batch(int rows) throws OrtException {
        if (rows < 1 || rows > maxRows) {
            throw new IllegalArgumentException("from 1 to " + maxRows + " rows, not " + rows);
        }
        Batch batch = batches[rows];
        if (batch == null) {
            var outputs = new LinkedHashMap<String, OnnxTensor>();
            for (Column output : numbers.values()) {
                outputs.put(output.spec.name(), output.tensor(rows));
            }
            batch = new Batch(Map.of(input.spec.name(), input.tensor(rows)), outputs);
            batches[rows] = batch;
        }
        return batch;
    }

    private static boolean isRows(TensorSpec spec) {
        List<Long> shape = spec.shape();
        return !shape.isEmpty()
                && shape.getFirst() < 0
                && shape.stream().skip(1).allMatch(size -> size > 0);
    }

    private record Batch(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

    /** Room for all rows of one input or output. */
    private static final class Column {
        private final TensorSpec spec;
        private final int width;
        private final ByteBuffer bytes;

        Column(TensorSpec spec, int rows) {
            this.spec = spec;
            width = (int) OrtUtil.elementCount(rowShape(spec));
            bytes = ByteBuffer.allocateDirect(Math.multiplyExact(
                            Math.multiplyExact(rows, width), spec.type().bytes()))
                    .order(ByteOrder.nativeOrder());
        }

        OnnxTensor tensor(int rows) throws OrtException {
            long[] shape = spec.shape().stream().mapToLong(Long::longValue).toArray();
            shape[0] = rows;
            int end = rows * width * spec.type().bytes();
            ByteBuffer part = bytes.slice(0, end).order(ByteOrder.nativeOrder());
            return OnnxTensor.createTensor(Engines.environment(), part, shape, OrtTypes.javaType(spec.type()));
        }

        private static long[] rowShape(TensorSpec spec) {
            return spec.shape().stream().skip(1).mapToLong(Long::longValue).toArray();
        }
    }
}
