package modelport.formats.torch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.AllowList;
import modelport.formats.pickle.PickleLimits;
import modelport.formats.pickle.PickleReport;
import modelport.formats.pickle.PickleSeries;
import modelport.formats.pickle.PyValue;
import modelport.formats.pickle.PyValue.Sequence;
import modelport.formats.pickle.PyValue.Text;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;

/**
 * A file of torch.save before it wrote zip files: five pickles (a magic number, a protocol, facts of the machine, the
 * value, and the names of its storages), and then the storages, each behind its number of elements.
 */
final class LegacyTorch {
    private static final int MOST_STORAGES = 1_000_000;

    private LegacyTorch() {}

    /**
     * What was read.
     *
     * @param root the value; absent where it was refused
     * @param report of what was seen
     */
    record Read(
            @org.jspecify.annotations.Nullable PyValue root,
            List<String> storages,
            long end,
            PickleReport report,
            @org.jspecify.annotations.Nullable Refusal refusal) {}

    static Read read(Path file, AllowList allowed) throws IOException {
        try (PickleSeries series = PickleSeries.open(file, allowed, PickleLimits.defaults())) {
            try {
                series.next();
                series.next();
                series.next();
                PyValue root = series.next();
                List<String> storages = names(series.next());
                return new Read(root, storages, series.position(), series.report(), null);
            } catch (RefusedException refused) {
                return new Read(null, List.of(), series.position(), series.report(), refused.refusal());
            }
        }
    }

    private static List<String> names(PyValue value) {
        if (!(value instanceof Sequence list) || list.items().size() > MOST_STORAGES) {
            throw RefusedException.of("torch.broken-file-layout");
        }
        var names = new ArrayList<String>();
        for (PyValue item : list.items()) {
            if (!(item instanceof Text text)) {
                throw RefusedException.of("torch.broken-file-layout");
            }
            names.add(text.value());
        }
        return names;
    }

    /** The weights with the places of their storages, which must fill the file to its end. */
    static TorchWeights weights(Path file, Read read, List<TorchTensor> tensors, List<TorchTensor> all)
            throws IOException {
        Map<String, Integer> widths = new HashMap<>();
        all.forEach(tensor -> widths.put(tensor.storage(), tensor.type().bytes()));
        Map<String, TorchWeights.Span> storages = new HashMap<>();
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            long at = read.end();
            for (String name : read.storages()) {
                long elements = count(channel, at);
                int width = widths.getOrDefault(name, 0);
                if (width == 0) {
                    throw RefusedException.of("torch.broken-file-layout");
                }
                at += Long.BYTES;
                if (elements < 0 || elements > (channel.size() - at) / width) {
                    throw RefusedException.of("torch.broken-file-truncated", "name", name);
                }
                storages.put(name, new TorchWeights.Span(at, elements * width));
                at += elements * width;
            }
        }
        return new TorchWeights(file, tensors, storages, ByteOrder.LITTLE_ENDIAN);
    }

    private static long count(SeekableByteChannel channel, long at) throws IOException {
        ByteBuffer count = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        while (count.hasRemaining() && channel.read(count) >= 0) {
            // Until all are there.
        }
        return count.hasRemaining() ? -1 : count.getLong(0);
    }
}
