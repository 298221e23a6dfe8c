package modelport.compression;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.OnnxFile;
import modelport.onnx.Tensors;
import modelport.onnx.Types;

/** Small models, and what they answer. */
final class Nets {
    private Nets() {}

    static double[] normal(RandomGenerator random, int count, double spread) {
        return IntStream.range(0, count)
                .mapToDouble(_ -> random.nextGaussian() * spread)
                .toArray();
    }

    static float[] narrow(double[] values) {
        var floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    static GraphBuilder input(int width) {
        return new GraphBuilder("net").input("x", Types.tensor(ElementType.FLOAT, "N", width));
    }

    static Path write(ModelProto model, Path folder, String name) {
        try {
            Path file = folder.resolve(name + ".onnx");
            OnnxFile.write(model, file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Rows of normal numbers. */
    static Tensor normal(int rows, int width, long seed) {
        return Tensor.floats(narrow(normal(new Random(seed), rows * width, 1)), rows, width);
    }

    static Map<String, Tensor> run(Path file, Map<String, Tensor> inputs) {
        try (LoadedModel model = OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving())) {
            return model.run(inputs, Duration.ofMinutes(1));
        }
    }

    /** The first output's numbers. */
    static double[] answers(Path file, Map<String, Tensor> inputs) {
        return numbers(run(file, inputs).values().iterator().next());
    }

    static double[] numbers(Tensor tensor) {
        var numbers = (NumberTensor) tensor;
        var values = new double[numbers.elements()];
        for (int i = 0; i < values.length; i++) {
            values[i] = numbers.number(i);
        }
        return values;
    }

    /** How far values are from others, by the size of these. */
    static double error(double[] values, double[] right) {
        double difference = 0;
        double size = 0;
        for (int i = 0; i < right.length; i++) {
            difference += (values[i] - right[i]) * (values[i] - right[i]);
            size += right[i] * right[i];
        }
        return Math.sqrt(difference / Math.max(1e-30, size));
    }

    /** Two layers with a Relu between them, both as Gemm the way PyTorch writes them. */
    static ModelProto perceptron(int inputs, int hidden, int outputs, long seed) {
        var random = new Random(seed);
        return input(inputs)
                .initializer(Tensors.floats(
                        "w1", narrow(normal(random, inputs * hidden, Math.sqrt(2.0 / inputs))), hidden, inputs))
                .initializer(Tensors.floats("b1", narrow(normal(random, hidden, 0.3)), hidden))
                .initializer(Tensors.floats(
                        "w2", narrow(normal(random, hidden * outputs, Math.sqrt(1.0 / hidden))), outputs, hidden))
                .initializer(Tensors.floats("b2", narrow(normal(random, outputs, 0.3)), outputs))
                .node("Gemm", List.of("x", "w1", "b1"), List.of("h"), Attributes.of("transB", 1L))
                .node("Relu", List.of("h"), List.of("r"))
                .node("Gemm", List.of("r", "w2", "b2"), List.of("y"), Attributes.of("transB", 1L))
                .output("y", Types.tensor(ElementType.FLOAT, "N", outputs))
                .model();
    }

    static Outcome run(Path model, Pass pass, Calibration rows, Path folder) {
        var recipe = new Recipe(pass.code(), List.of(pass));
        return Compression.run(model, recipe, rows, folder.resolve("made.onnx"), Progress.NONE);
    }
}
