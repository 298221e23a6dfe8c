package modelport.formats.sklearn;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import modelport.contract.registry.Signature;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Writes a graph of one input and one output, and runs it. */
public final class GraphRun {
    private GraphRun() {}

    /** What the graph makes of these rows, line by line. */
    public static double[][] of(double[][] rows, BiFunction<Graph, Value, Value> content) {
        var graph = new Graph("test");
        Value x = graph.input("x", ElementType.DOUBLE, "N", rows[0].length);
        graph.output("y", content.apply(graph, x), "N", "M");
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        Tensor input = Tensor.doubles(flat, new long[] {rows.length, rows[0].length});
        return lines(
                Objects.requireNonNull(run(graph.model(), Map.of("x", input)).get("y")));
    }

    /** The label that a model gives to a row of one column. */
    public static Object label(ModelProto model, double x) {
        Map<String, Tensor> input = Map.of("X", Tensor.doubles(new double[] {x}, new long[] {1, 1}));
        return Objects.requireNonNull(run(model, input).get("label")).value(0);
    }

    /** The probabilities that a model gives to a row. */
    public static double[] probabilities(ModelProto model, double... row) {
        Map<String, Tensor> input = Map.of("X", Tensor.doubles(row, new long[] {1, row.length}));
        return lines(Objects.requireNonNull(run(model, input).get("probabilities")))[0];
    }

    static Map<String, Tensor> run(ModelProto model, Map<String, Tensor> inputs) {
        try {
            Path file = Files.createTempFile("graph", ".onnx");
            Files.write(file, model.toByteArray());
            Signature signature = OnnxModels.inspect(file);
            try (LoadedModel loaded = OnnxModels.load(file, signature, LoadOptions.serving())) {
                return loaded.run(inputs, Duration.ofSeconds(30));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double[][] lines(Tensor tensor) {
        int rows = (int) tensor.shape()[0];
        int columns = tensor.elements() / rows;
        double[][] lines = new double[rows][columns];
        for (int i = 0; i < rows * columns; i++) {
            lines[i / columns][i % columns] = ((Number) tensor.value(i)).doubleValue();
        }
        return lines;
    }
}
