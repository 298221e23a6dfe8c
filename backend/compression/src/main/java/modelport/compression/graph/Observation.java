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
        try {
            OnnxFile.write(exposed(), file);
            try (LoadedModel loaded = OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving());
                    Stream<Map<String, Tensor>> batches = bench.rows().batches()) {
                run(loaded, batches.iterator(), observer);
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(
            LoadedModel loaded, Iterator<Map<String, Tensor>> batches, Consumer<Map<String, Tensor>> observer) {
        if (!batches.hasNext()) {
            throw UnfitException.of("compression.needs-rows");
        }
        int together = 1;
        while (batches.hasNext()) {
            Map<String, Tensor> batch = batches.next();
            int rows = Batches.rows(batch);
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
