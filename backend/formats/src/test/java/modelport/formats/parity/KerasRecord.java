package modelport.formats.parity;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.formats.Conversion;
import modelport.formats.Conversions;
import modelport.formats.FileKind;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import tools.jackson.databind.JsonNode;

/** A model of Keras in one of the files that hold it. */
record KerasRecord(FixtureRecord fixture, String fileName) {
    static final List<String> FOLDERS = List.of("v2.3", "v2.15", "v3.15", "strings");

    static List<KerasRecord> all() throws IOException {
        List<KerasRecord> all = new ArrayList<>();
        for (String folder : FOLDERS) {
            Path expected =
                    FixtureRecord.root().resolve("keras").resolve(folder).resolve("expected.jsonl");
            for (FixtureRecord fixture : FixtureRecord.read(expected)) {
                fixture.json().get("files").forEach(file -> all.add(new KerasRecord(fixture, file.asString())));
            }
        }
        return all;
    }

    Path file() {
        return fixture.folder().resolve(fileName);
    }

    FileKind kind() {
        return fileName.endsWith(".keras") ? FileKind.KERAS_V3 : FileKind.HDF5;
    }

    Outcome compare(Path scratch) {
        try {
            return switch (Conversions.convert(file(), kind()).result()) {
                case Conversion.Refused refused ->
                    new Outcome.Refused(refused.refusal().code() + " "
                            + new TreeMap<>(refused.refusal().args()));
                case Conversion.Made made -> compare(made.model().onnx(), scratch);
            };
        } catch (IOException | RuntimeException bug) {
            StackTraceElement[] stack = bug.getStackTrace();
            return new Outcome.Broken(bug + (stack.length > 0 ? " at " + stack[0] : ""));
        }
    }

    private Outcome compare(ModelProto model, Path scratch) throws IOException {
        Path file = Files.write(scratch.resolve("keras.onnx"), model.toByteArray());
        Signature signature = OnnxModels.inspect(file);
        try (LoadedModel loaded = OnnxModels.load(file, signature, LoadOptions.serving())) {
            return compare(signature, loaded.run(inputs(signature), Duration.ofSeconds(30)));
        }
    }

    Map<String, Tensor> inputs(Signature signature) {
        JsonNode values = fixture.json().get("input_values");
        var tensors = new LinkedHashMap<String, Tensor>();
        for (int i = 0; i < signature.inputs().size(); i++) {
            TensorSpec input = signature.inputs().get(i);
            tensors.put(input.name(), tensor(input, values.get(i)));
        }
        return tensors;
    }

    private static Tensor tensor(TensorSpec input, JsonNode values) {
        List<Long> shape = new ArrayList<>();
        JsonNode at = values;
        while (at.isArray()) {
            shape.add((long) at.size());
            at = at.get(0);
        }
        long[] sizes = shape.stream().mapToLong(Long::longValue).toArray();
        List<JsonNode> leaves = leaves(values);
        if (input.type() == DataType.BYTES) {
            return Tensor.texts(leaves.stream().map(JsonNode::asString).toList(), sizes);
        }
        double[] numbers = leaves.stream().mapToDouble(FixtureInputs::number).toArray();
        if (input.type() == DataType.FP32) {
            float[] floats = new float[numbers.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = (float) numbers[i];
            }
            return Tensor.floats(floats, sizes);
        }
        if (input.type() == DataType.INT32) {
            return integers(numbers, sizes);
        }
        long[] longs = new long[numbers.length];
        for (int i = 0; i < longs.length; i++) {
            longs[i] = (long) numbers[i];
        }
        return Tensor.longs(longs, sizes);
    }

    private static Tensor integers(double[] numbers, long[] sizes) {
        var tensor = Tensor.allocate(DataType.INT32, sizes);
        ByteBuffer data = tensor.data();
        for (double number : numbers) {
            data.putInt((int) number);
        }
        return tensor;
    }

    private Outcome compare(Signature signature, Map<String, Tensor> answers) {
        JsonNode expected = fixture.json().get("output_values");
        if (signature.outputs().size() != expected.size()) {
            return new Outcome.Different(signature.outputs().size() + " outputs instead of " + expected.size());
        }
        double tolerance = fixture.json().get("tolerance").asDouble();
        double largest = 0;
        for (int i = 0; i < expected.size(); i++) {
            Tensor answer = Objects.requireNonNull(
                    answers.get(signature.outputs().get(i).name()));
            List<JsonNode> leaves = leaves(expected.get(i));
            List<Long> shape = new ArrayList<>();
            fixture.json().get("output_shapes").get(i).forEach(size -> shape.add(size.asLong()));
            if (!shape(answer).equals(shape)) {
                return new Outcome.Different("output " + i + " has shape " + shape(answer) + " instead of " + shape);
            }
            for (int at = 0; at < leaves.size(); at++) {
                double wanted = leaves.get(at).asDouble();
                double got = ((Number) answer.value(at)).doubleValue();
                double error = Math.abs(wanted - got) / Math.max(1, Math.abs(wanted));
                if (!(error <= tolerance)) {
                    return new Outcome.Different("output %d value %d: %s instead of %s".formatted(i, at, got, wanted));
                }
                largest = Math.max(largest, error);
            }
        }
        return new Outcome.Equal(largest);
    }

    private static List<Long> shape(Tensor answer) {
        List<Long> shape = new ArrayList<>();
        for (long size : answer.shape()) {
            shape.add(size);
        }
        return shape;
    }

    private static List<JsonNode> leaves(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        List<JsonNode> all = new ArrayList<>();
        node.forEach(child -> all.addAll(leaves(child)));
        return all;
    }
}
