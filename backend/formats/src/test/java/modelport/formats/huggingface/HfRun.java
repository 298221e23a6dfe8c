package modelport.formats.huggingface;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.formats.ConvertedModel;
import modelport.formats.huggingface.HfRecord.Numbers;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.OnnxCheck;
import modelport.onnx.OnnxFile;
import modelport.onnx.OnnxLimits;

/** A converted folder, checked and loaded as an import does. */
final class HfRun implements AutoCloseable {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final ConvertedModel converted;
    private final LoadedModel model;
    private final Signature signature;

    private HfRun(ConvertedModel converted, Path file) {
        this.converted = converted;
        signature = OnnxModels.inspect(file);
        model = OnnxModels.load(file, signature, LoadOptions.serving());
    }

    static HfRun of(ModelFolder folder) throws IOException {
        return of(folder, HuggingFace.convert(folder));
    }

    static HfRun of(ModelFolder folder, ConvertedModel converted) throws IOException {
        Path file = folder.root().resolve(HuggingFace.MODEL);
        OnnxFile.write(converted.onnx(), file);
        Map<String, Long> siblings;
        try (Stream<Path> files = Files.list(folder.root())) {
            siblings = files.filter(path -> !path.equals(file))
                    .collect(Collectors.toMap(path -> path.getFileName().toString(), HfRun::size));
        }
        OnnxCheck.check(file, siblings, OnnxLimits.defaults());
        return new HfRun(converted, file);
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    ConvertedModel converted() {
        return converted;
    }

    Map<String, Tensor> run(Map<String, Tensor> inputs) {
        return model.run(inputs, SOON);
    }

    /** The largest difference of any output from what the record says; relative where numbers are larger than 1. */
    double difference(HfRecord record) {
        Map<String, Tensor> answers = record.writes() ? run(withoutPast(record)) : run(record.inputs());
        double largest = 0;
        for (Map.Entry<String, Numbers> output : record.outputs().entrySet()) {
            Tensor found = answers.get(output.getKey());
            if (found == null || found.elements() != output.getValue().values().length) {
                return Double.POSITIVE_INFINITY;
            }
            for (int i = 0; i < found.elements(); i++) {
                largest = Math.max(
                        largest,
                        record.writes() && isPadding(record, i, found)
                                ? 0
                                : apart(found, i, output.getValue().values()[i]));
            }
        }
        return largest;
    }

    /** The same for a model that writes, given one token after the other and what it kept of those before. */
    double differenceStepByStep(HfRecord record) {
        Numbers ids = record.input("input_ids");
        Numbers mask = record.input("attention_mask");
        int rows = (int) ids.shape()[0];
        int length = (int) ids.shape()[1];
        Numbers expected = Objects.requireNonNull(record.outputs().get("logits"));
        int words = expected.values().length / rows / length;
        Map<String, Tensor> past = past(rows);
        double largest = 0;
        for (int step = 0; step < length; step++) {
            var inputs = new LinkedHashMap<>(past);
            inputs.put("input_ids", columns(ids, step, step + 1));
            inputs.put("attention_mask", columns(mask, 0, step + 1));
            Map<String, Tensor> answers = run(inputs);
            for (int row = 0; row < rows; row++) {
                for (int word = 0; mask.values()[row * length + step] > 0 && word < words; word++) {
                    double wanted = expected.values()[(row * length + step) * words + word];
                    largest = Math.max(
                            largest, apart(Objects.requireNonNull(answers.get("logits")), row * words + word, wanted));
                }
            }
            past.replaceAll(
                    (name, _) -> Objects.requireNonNull(answers.get(name.replace("past_key_values", "present"))));
        }
        return largest;
    }

    private static double apart(Tensor found, int index, double expected) {
        double difference = Math.abs(((NumberTensor) found).number(index) - expected) / Math.max(1, Math.abs(expected));
        return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
    }

    private static boolean isPadding(HfRecord record, int index, Tensor logits) {
        long words = logits.shape()[2];
        return record.input("attention_mask").values()[(int) (index / words)] == 0;
    }

    private static Tensor columns(Numbers matrix, int from, int to) {
        int rows = (int) matrix.shape()[0];
        int width = (int) matrix.shape()[1];
        NumberTensor part = Tensor.allocate(DataType.INT64, rows, to - from);
        for (int row = 0; row < rows; row++) {
            for (int i = from; i < to; i++) {
                part.longs().put(row * (to - from) + i - from, (long) matrix.values()[row * width + i]);
            }
        }
        return part;
    }

    private Map<String, Tensor> withoutPast(HfRecord record) {
        var inputs = new LinkedHashMap<>(record.inputs());
        inputs.putAll(past((int) record.input("input_ids").shape()[0]));
        return inputs;
    }

    /** Nothing was said before. */
    Map<String, Tensor> past(int rows) {
        var past = new LinkedHashMap<String, Tensor>();
        for (TensorSpec input : signature.inputs()) {
            if (input.name().startsWith("past_key_values.")) {
                past.put(
                        input.name(),
                        Tensor.allocate(
                                DataType.FP32,
                                rows,
                                input.shape().get(1),
                                0,
                                input.shape().get(3)));
            }
        }
        return past;
    }

    @Override
    public void close() {
        model.close();
    }
}
