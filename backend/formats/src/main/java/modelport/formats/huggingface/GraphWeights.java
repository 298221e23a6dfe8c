package modelport.formats.huggingface;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import modelport.formats.weights.WeightTensor;
import modelport.formats.weights.WeightType;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Brings weights into a graph, in single precision and row by row, through a file: the graph refers to it or maps it,
 * so that no more than a few rows are ever in memory.
 */
final class GraphWeights implements AutoCloseable {
    private static final int NUMBERS_AT_ONCE = 1 << 20;
    /** Pages of the file begin here, so that an engine can map weights. */
    private static final long ALIGNMENT = 4096;

    private final Graph graph;
    private final Path file;
    private final boolean beside;
    private final FileChannel channel;
    private final ByteBuffer buffer =
            ByteBuffer.allocateDirect(NUMBERS_AT_ONCE * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Map<String, Value> known = new HashMap<>();

    /**
     * Writes to {@code file}, which must not be there yet.
     *
     * @param beside whether the file stays, as external data
     */
    GraphWeights(Graph graph, Path file, boolean beside) throws IOException {
        this.graph = graph;
        this.file = file;
        this.beside = beside;
        channel = FileChannel.open(
                file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** The tensor as it is. */
    Value plain(WeightTensor tensor) {
        return value(tensor, false);
    }

    /** A matrix with its columns as rows. */
    Value turned(WeightTensor matrix) {
        return value(matrix, true);
    }

    private Value value(WeightTensor tensor, boolean turned) {
        String name = tensor.name() + (turned ? ".T" : "");
        Value before = known.get(name);
        if (before != null) {
            return before;
        }
        List<Long> shape = turned ? tensor.shape().reversed() : tensor.shape();
        long[] dims = shape.stream().mapToLong(Long::longValue).toArray();
        try {
            Value value = graph.weight(proto(name, tensor, turned, dims));
            known.put(name, value);
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TensorProto proto(String name, WeightTensor tensor, boolean turned, long... dims) throws IOException {
        if (!beside && !turned && tensor.type() == WeightType.F32) {
            return Tensors.of(name, ElementType.FLOAT, tensor.data().asByteBuffer(), dims);
        }
        long begin = Math.ceilDiv(channel.size(), ALIGNMENT) * ALIGNMENT;
        channel.position(begin);
        if (turned) {
            writeTurned(tensor);
        } else {
            writePlain(tensor);
        }
        if (beside) {
            return Tensors.external(name, ElementType.FLOAT, String.valueOf(file.getFileName()), begin, dims);
        }
        long bytes = ElementType.FLOAT.bytes(LongStream.of(dims).reduce(1, Math::multiplyExact));
        ByteBuffer written =
                channel.map(MapMode.READ_ONLY, begin, bytes, Arena.ofAuto()).asByteBuffer();
        return Tensors.of(name, ElementType.FLOAT, written, dims);
    }

    private void writePlain(WeightTensor tensor) throws IOException {
        var numbers = new float[(int) Math.min(NUMBERS_AT_ONCE, tensor.elements())];
        for (long first = 0; first < tensor.elements(); first += numbers.length) {
            int count = (int) Math.min(numbers.length, tensor.elements() - first);
            tensor.read(first, count, numbers, 0);
            write(numbers, count);
        }
    }

    /** Some columns at a time: whatever is read together lies together. */
    private void writeTurned(WeightTensor matrix) throws IOException {
        int rows = Math.toIntExact(matrix.shape().getFirst());
        int columns = Math.toIntExact(matrix.shape().getLast());
        int width = Math.clamp(NUMBERS_AT_ONCE / rows, 1, columns);
        var line = new float[width];
        var block = new float[Math.multiplyExact(width, rows)];
        for (int first = 0; first < columns; first += width) {
            int count = Math.min(width, columns - first);
            for (int row = 0; row < rows; row++) {
                matrix.read((long) row * columns + first, count, line, 0);
                for (int i = 0; i < count; i++) {
                    block[i * rows + row] = line[i];
                }
            }
            write(block, count * rows);
        }
    }

    private void write(float[] numbers, int count) throws IOException {
        for (int first = 0; first < count; first += NUMBERS_AT_ONCE) {
            int some = Math.min(NUMBERS_AT_ONCE, count - first);
            buffer.clear().limit(some * Float.BYTES);
            buffer.asFloatBuffer().put(numbers, first, some);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }

    /** What was only written to be mapped is gone; the maps stay. */
    @Override
    public void close() throws IOException {
        channel.close();
        if (!beside) {
            Files.delete(file);
        }
    }
}
