package modelport.formats.safetensors;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.formats.weights.WeightTensor;
import modelport.formats.weights.Weights;
import modelport.onnx.RefusedException;

/**
 * A safetensors file. Its header is read and held against the file's size, byte for byte; the tensors are mapped and
 * stay where they are.
 */
public final class SafetensorsFile implements Weights {
    /** What the library that defines the format allows. */
    private static final long MAX_HEADER = 100_000_000;

    private final Map<String, WeightTensor> tensors;
    private final Map<String, String> metadata;

    private SafetensorsFile(Map<String, WeightTensor> tensors, Map<String, String> metadata) {
        this.tensors = tensors;
        this.metadata = metadata;
    }

    /** Reads the header of {@code file}. */
    public static SafetensorsFile read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long header = headerLength(channel);
            long begin = Long.BYTES + header;
            byte[] text = read(channel, Long.BYTES, (int) header).array();
            SafetensorsHeader parsed = SafetensorsHeader.parse(text, channel.size() - begin);
            // Collected with the tensors that lie in it: graphs hold on to them.
            MemorySegment data = channel.map(MapMode.READ_ONLY, begin, channel.size() - begin, Arena.ofAuto());
            var tensors = new LinkedHashMap<String, WeightTensor>();
            for (SafetensorsHeader.Entry entry : parsed.entries()) {
                MemorySegment bytes = data.asSlice(entry.begin(), entry.end() - entry.begin());
                tensors.put(entry.name(), new WeightTensor(entry.name(), entry.type(), entry.shape(), bytes));
            }
            return new SafetensorsFile(tensors, parsed.metadata());
        }
    }

    private static long headerLength(FileChannel channel) throws IOException {
        if (channel.size() < Long.BYTES) {
            throw RefusedException.of("safetensors.truncated", "size", channel.size());
        }
        long header = read(channel, 0, Long.BYTES).getLong();
        if (header < 0 || header > MAX_HEADER) {
            throw RefusedException.of(
                    "safetensors.header-length", "length", Long.toUnsignedString(header), "limit", MAX_HEADER);
        }
        if (header > channel.size() - Long.BYTES) {
            throw RefusedException.of("safetensors.truncated", "size", channel.size());
        }
        return header;
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw RefusedException.of("safetensors.truncated", "size", channel.size());
            }
        }
        return bytes.flip();
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(tensors.keySet());
    }

    @Override
    public Optional<WeightTensor> find(String name) {
        return Optional.ofNullable(tensors.get(name));
    }

    /** What its writer says of it: {@code format} is {@code pt} for PyTorch's layout. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }
}
