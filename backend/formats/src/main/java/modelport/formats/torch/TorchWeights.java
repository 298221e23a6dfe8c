package modelport.formats.torch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import modelport.onnx.RefusedException;

/**
 * The tensors of a state dict, and where in their file their numbers lie.
 *
 * @param storages where each begins in the file, and its bytes
 */
public record TorchWeights(Path file, List<TorchTensor> tensors, Map<String, Span> storages, ByteOrder order) {
    private static final int MOST_BYTES = 1 << 30;

    public TorchWeights {
        tensors = List.copyOf(tensors);
        storages = Map.copyOf(storages);
        for (TorchTensor tensor : tensors) {
            expectInside(tensor, storages);
        }
    }

    /** A part of a file. */
    public record Span(long start, long bytes) {}

    private static void expectInside(TorchTensor tensor, Map<String, Span> storages) {
        long reach = tensor.reach();
        Span span = storages.get(tensor.storage());
        if (span == null || reach > span.bytes / tensor.type().bytes()) {
            throw tensor.broken();
        }
    }

    /** Number of all elements. */
    public long parameters() {
        return tensors.stream().mapToLong(TorchTensor::elements).sum();
    }

    /** A tensor's elements in row-major order. */
    public double[] values(TorchTensor tensor) throws IOException {
        Span span = storages.get(tensor.storage());
        long bytes = tensor.reach() * tensor.type().bytes();
        if (span == null || bytes > MOST_BYTES || tensor.elements() > MOST_BYTES / Double.BYTES) {
            throw RefusedException.of("torch.resource-limit-tensor", "name", tensor.name(), "limit", MOST_BYTES);
        }
        ByteBuffer data = ByteBuffer.wrap(read(span.start, (int) bytes)).order(order);
        var values = new double[(int) tensor.elements()];
        var at = new long[tensor.shape().size()];
        for (int i = 0; i < values.length; i++) {
            long element = tensor.offset();
            for (int axis = 0; axis < at.length; axis++) {
                element += at[axis] * tensor.strides().get(axis);
            }
            values[i] = tensor.type().number(data, (int) element * tensor.type().bytes());
            step(at, tensor.shape());
        }
        return values;
    }

    private static void step(long[] at, List<Long> shape) {
        for (int axis = at.length - 1; axis >= 0; axis--) {
            if (++at[axis] < shape.get(axis)) {
                return;
            }
            at[axis] = 0;
        }
    }

    private byte[] read(long start, int bytes) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(file);
                InputStream in = java.nio.channels.Channels.newInputStream(channel.position(start))) {
            return in.readNBytes(bytes);
        }
    }
}
