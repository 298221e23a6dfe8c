package modelport.onnx.edit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.OnnxFile;
import modelport.onnx.Outline;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphEndsTest {
    private static final int PIXELS = 784;

    @TempDir
    private Path folder;

    @Test
    void pixels_are_followed_through_reshapes_to_what_divides_them() throws IOException {
        GraphEnds ends = ends(graph().initializer(Tensors.longs("shape", new long[] {-1, 1, 28, 28}, 4))
                .node("Reshape", List.of("x", "shape"), List.of("a"))
                .node("Div", List.of("a", "bright"), List.of("b"))
                .node("Sub", List.of("b", "half"), List.of("c"))
                .node("Div", List.of("c", "half"), List.of("d"))
                .node("Relu", List.of("d"), List.of("y")));

        InputScaling scaling = ends.scaling("x").orElseThrow();

        assertThat(scaling.operators()).containsExactly("Div", "Sub", "Div");
        assertThat(scaling.factor()).isEqualTo(2 / 255.0);
        assertThat(scaling.centre()).isEqualTo(127.5);
        assertThat(scaling.fitsBytes()).isTrue();
    }

    @Test
    void a_graph_that_only_centres_wants_what_lies_between_0_and_1() throws IOException {
        GraphEnds ends = ends(graph().node("Sub", List.of("x", "half"), List.of("a"))
                .node("Div", List.of("a", "half"), List.of("b"))
                .node("Softmax", List.of("b"), List.of("y")));

        assertThat(ends.scaling("x")).hasValueSatisfying(scaling -> {
            assertThat(scaling.factor()).isEqualTo(2);
            assertThat(scaling.fitsBytes()).isFalse();
        });
        assertThat(ends.isSoftmax("y")).isTrue();
    }

    @Test
    void the_pixels_of_the_corners_that_never_change_do_not_decide() throws IOException {
        var means = new float[PIXELS];
        var factors = new float[PIXELS];
        Arrays.fill(factors, 1);
        Arrays.fill(means, 300, 500, 90);
        Arrays.fill(factors, 300, 500, 1 / 80f);
        AttributeProto offset = Attributes.floats("offset", means);
        AttributeProto scale = Attributes.floats("scale", factors);
        GraphEnds ends = ends(graph().node("ai.onnx.ml", "Scaler", List.of("x"), List.of("a"), offset, scale)
                .node("Relu", List.of("a"), List.of("y")));

        assertThat(ends.scaling("x")).hasValueSatisfying(scaling -> {
            assertThat(scaling.operators()).containsExactly("Scaler");
            assertThat(scaling.fitsBytes()).isTrue();
        });
    }

    @Test
    void trees_that_compare_pixels_with_more_than_1_take_them_as_they_are() throws IOException {
        var thresholds = new float[20_000];
        Arrays.fill(thresholds, 0.5f);
        thresholds[19_999] = 130.5f;
        AttributeProto values = Attributes.floats("nodes_values", thresholds);
        GraphEnds bytes = ends(graph().node("ai.onnx.ml", "TreeEnsembleRegressor", List.of("x"), List.of("y"), values));
        GraphEnds shares = ends(graph().node(
                        "ai.onnx.ml",
                        "TreeEnsembleRegressor",
                        List.of("x"),
                        List.of("y"),
                        Attributes.floats("nodes_values", new float[] {0.25f, 0.5f})));

        assertThat(bytes.scaling("x"))
                .hasValueSatisfying(scaling -> assertThat(scaling.fitsBytes()).isTrue());
        assertThat(shares.scaling("x")).isEmpty();
    }

    @Test
    void what_is_read_twice_or_by_something_else_first_is_not_scaled() throws IOException {
        GraphEnds twice = ends(
                graph().node("Div", List.of("x", "bright"), List.of("a")).node("Add", List.of("a", "x"), List.of("y")));
        GraphEnds later = ends(
                graph().node("Relu", List.of("x"), List.of("a")).node("Div", List.of("a", "bright"), List.of("y")));

        assertThat(twice.scaling("x")).isEmpty();
        assertThat(later.scaling("x")).isEmpty();
        assertThat(later.isSoftmax("y")).isFalse();
    }

    @Test
    void weights_are_passed_over() throws IOException {
        var weights = new float[PIXELS * 100];
        Path file = folder.resolve("weights.onnx");
        OnnxFile.write(
                graph().initializer(Tensors.floats("w", weights, PIXELS, 100))
                        .node("MatMul", List.of("x", "w"), List.of("y"))
                        .output("y", Types.tensor(ElementType.FLOAT, "N", 100))
                        .model(),
                file);

        assertThat(Outline.read(file).getSerializedSize()).isLessThan(1_000);
        assertThat(Outline.read(file).getGraph().getNode(0).getOpType()).isEqualTo("MatMul");
    }

    private static GraphBuilder graph() {
        return new GraphBuilder("pixels")
                .input("x", Types.tensor(ElementType.FLOAT, "N", PIXELS))
                .initializer(Tensors.floats("bright", new float[] {255}))
                .initializer(Tensors.floats("half", new float[] {0.5f}));
    }

    private GraphEnds ends(GraphBuilder graph) throws IOException {
        Path file = folder.resolve("model.onnx");
        OnnxFile.write(
                graph.output("y", Types.tensor(ElementType.FLOAT, "N", PIXELS)).model(), file);
        return GraphEnds.read(file);
    }
}
