package modelport.compression.graph;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.OnnxFile;

/**
 * Runs a model on calibration rows and looks at values in its midst: these are made outputs for as long as it takes.
 */
final class Observation {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    /** What may be in memory of one run. */
    private static final long BYTES = 32L << 20;

    private static final int BYTES_EACH = 8;
    private static final long MOST_ROWS = 4_096;

    private final ModelProto model;
    private final Set<String> values;
    private final Workbench bench;

    Observation(ModelProto model, Set<String> values, Workbench bench) {
        this.model = model;
        this.values = Set.copyOf(values);
        this.bench = bench;
    }

    void run(Consumer<Map<String, Tensor>> observer) {
        Path file = bench.folder().resolve("observed.onnx");
        long rows = bench.rowsGiven();
        if (rows == 0) {
            throw UnfitException.of("compression.needs-rows");
        }
        int every = every(rows);
        try {
            OnnxFile.write(exposed(), file);
            try (LoadedModel loaded = OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving());
                    Stream<Map<String, Tensor>> batches = bench.rows().batches()) {
                run(loaded, batches.iterator(), every, observer);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(
            LoadedModel loaded,
            Iterator<Map<String, Tensor>> batches,
            int every,
            Consumer<Map<String, Tensor>> observer) {
        int together = 1;
        long passed = 0;
        while (batches.hasNext()) {
            Map<String, Tensor> all = batches.next();
            Map<String, Tensor> batch = Batches.every(all, every, passed);
            passed += Batches.rows(all);
            int rows = batch.isEmpty() ? 0 : Batches.rows(batch);
            for (int from = 0; from < rows; ) {
                bench.checkCancelled();
                int to = Math.min(rows, from + together);
                Map<String, Tensor> seen = loaded.run(Batches.slice(batch, from, to), values, LIMIT);
                observer.accept(seen);
                together = together(seen, to - from);
                from = to;
            }
        }
    }

    /** Of too many rows every second or third or so on is taken, so that all parts of the data are there. */
    private static int every(long rows) {
        return Math.toIntExact(Math.ceilDiv(rows, MOST_ROWS));
    }

    /** How many of so many rows are looked at. */
    static long taken(long rows) {
        return Math.ceilDiv(rows, every(Math.max(1, rows)));
    }

    /** The first run takes one row; from what it gives follows how many go at once. */
    private static int together(Map<String, Tensor> seen, int rows) {
        long bytes = seen.values().stream()
                .mapToLong(tensor -> (long) tensor.elements() * BYTES_EACH)
                .sum();
        return Math.clamp(BYTES / Math.max(1, bytes / rows), 1, 4_096);
    }

    private ModelProto exposed() {
        var known = new LinkedHashMap<String, ValueInfoProto>();
        model.getGraph().getOutputList().forEach(output -> known.put(output.getName(), output));
        ModelProto.Builder exposed = model.toBuilder();
        values.stream()
                .filter(value -> !known.containsKey(value))
                .sorted()
                .forEach(value -> exposed.getGraphBuilder()
                        .addOutput(ValueInfoProto.newBuilder().setName(value)));
        return exposed.build();
    }
}
