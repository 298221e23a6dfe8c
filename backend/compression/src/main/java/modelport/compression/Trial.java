package modelport.compression;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.compression.graph.Batches;
import modelport.compression.graph.FusionCheck;
import modelport.compression.graph.Workbench;
import modelport.contract.Message;
import modelport.inference.InferenceException;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.OnnxFile;

/** Lets the engine load a candidate and run it beside the original, before anybody gets it. */
final class Trial {
    private static final int ROWS = 8;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final RunFiles files;
    private final Recipe recipe;
    private final Workbench bench;

    Trial(RunFiles files, Recipe recipe, Workbench bench) {
        this.files = files;
        this.recipe = recipe;
        this.bench = bench;
    }

    Outcome of(List<PassReport> reports) {
        Path candidate = files.folder().resolve("candidate.onnx");
        write(bench.model(), candidate);
        bench.checkCancelled();
        long bytes = RunFiles.bytes(candidate);
        long originalBytes = RunFiles.bytes(files.model());
        long zipped = Zipped.bytes(candidate);
        long originalZipped = Zipped.bytes(files.model());
        boolean smaller = onlyZipped() ? zipped < originalZipped : bytes < originalBytes;
        if (!smaller) {
            return onlyZipped()
                    ? unfit("not-smaller", "before", originalZipped, "after", zipped)
                    : unfit("not-smaller", "before", originalBytes, "after", bytes);
        }
        Optional<Message> failed = compare(candidate);
        if (failed.isPresent()) {
            return new Outcome.Unfit(failed.get());
        }
        var fusion = FusionCheck.check(candidate, bench.expectations(), files.folder());
        move(candidate);
        return new Outcome.Made(
                files.target(), bytes, originalBytes, zipped, originalZipped, reports, fusion, batchInvariant());
    }

    private boolean onlyZipped() {
        return recipe.passes().stream().allMatch(Pass.MagnitudePruning.class::isInstance);
    }

    private boolean batchInvariant() {
        return recipe.passes().stream().noneMatch(Pass.DynamicInt8.class::isInstance);
    }

    /** Why the candidate's answers are no answers, if so. */
    private Optional<Message> compare(Path candidate) {
        try (LoadedModel compressed = load(candidate);
                Stream<Map<String, Tensor>> batches = bench.rows().batches()) {
            Optional<Map<String, Tensor>> first = batches.findFirst();
            if (first.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Tensor> rows = Batches.slice(first.get(), 0, Math.min(ROWS, Batches.rows(first.get())));
            Map<String, Tensor> expected;
            try (LoadedModel original = load(files.model())) {
                expected = original.run(rows, LIMIT);
            }
            return difference(expected, compressed, rows);
        }
    }

    private static Optional<Message> difference(
            Map<String, Tensor> expected, LoadedModel compressed, Map<String, Tensor> rows) {
        try {
            return difference(expected, compressed.run(rows, LIMIT));
        } catch (InferenceException failed) {
            return Optional.of(Message.of(
                    "compression.cannot-run", "reason", failed.problem().code()));
        }
    }

    private static LoadedModel load(Path file) {
        return OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving());
    }

    private static Optional<Message> difference(Map<String, Tensor> expected, Map<String, Tensor> found) {
        for (var output : expected.entrySet()) {
            Tensor other = found.get(output.getKey());
            if (other == null || !Arrays.equals(other.shape(), output.getValue().shape())) {
                return Optional.of(Message.of("compression.other-shape", "output", output.getKey()));
            }
            if (broken(output.getValue()) == 0 && broken(other) > 0) {
                return Optional.of(Message.of("compression.not-finite", "output", output.getKey()));
            }
        }
        return Optional.empty();
    }

    private static long broken(Tensor tensor) {
        if (!(tensor instanceof NumberTensor numbers)) {
            return 0;
        }
        return IntStream.range(0, numbers.elements())
                .filter(i -> !Double.isFinite(numbers.number(i)))
                .count();
    }

    private static Outcome unfit(String code, Object... pairs) {
        return new Outcome.Unfit(Message.of(
                "compression." + code, Arrays.stream(pairs).map(String::valueOf).toArray(String[]::new)));
    }

    private static void write(ModelProto model, Path file) {
        try {
            OnnxFile.write(model, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void move(Path candidate) {
        try {
            Files.move(candidate, files.target(), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
