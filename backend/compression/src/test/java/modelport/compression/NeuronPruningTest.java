package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import modelport.compression.Outcome.Made;
import modelport.compression.Outcome.Unfit;
import modelport.compression.Pass.NeuronPruning;
import modelport.inference.Tensor;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NeuronPruningTest {
    private static final int INPUTS = 6;
    private static final int ROWS = 400;

    private final Map<String, Tensor> rows = Map.of("x", Nets.normal(ROWS, INPUTS, 1));
    private final Map<String, Tensor> others = Map.of("x", Nets.normal(ROWS, INPUTS, 2));

    @TempDir
    private Path folder;

    private Outcome prune(ModelProto model, double keep) {
        return Nets.run(
                Nets.write(model, folder, "net"), new NeuronPruning(keep), Calibration.of(List.of(rows)), folder);
    }

    /** How far the pruned net is from the net, for rows that it has not seen. */
    private double error(ModelProto model, Outcome outcome) {
        assertThat(outcome).isInstanceOf(Made.class);
        double[] right = Nets.answers(Nets.write(model, folder, "net"), others);
        return Nets.error(Nets.answers(((Made) outcome).file(), others), right);
    }

    private static GraphBuilder hidden(double[] first, double[] bias) {
        int neurons = bias.length;
        return Nets.input(INPUTS)
                .initializer(Tensors.floats("w1", Nets.narrow(first), INPUTS, neurons))
                .initializer(Tensors.floats("b1", Nets.narrow(bias), neurons))
                .node("MatMul", List.of("x", "w1"), List.of("h"))
                .node("Add", List.of("h", "b1"), List.of("s"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 3));
    }

    /** Each neuron is there twice, once of them dead wrong in what it weighs but for the sum of both. */
    @Test
    void neurons_that_others_can_stand_for_go_without_a_trace() {
        var random = new Random(3);
        double[] half = Nets.normal(random, INPUTS * 16, 1);
        double[] bias = Nets.normal(random, 16, 1);
        var first = new double[INPUTS * 32];
        var twice = new double[32];
        for (int neuron = 0; neuron < 32; neuron++) {
            twice[neuron] = bias[neuron / 2];
            for (int input = 0; input < INPUTS; input++) {
                first[input * 32 + neuron] = half[input * 16 + neuron / 2];
            }
        }
        ModelProto model = hidden(first, twice)
                .initializer(Tensors.floats("w2", Nets.narrow(Nets.normal(random, 32 * 3, 1)), 32, 3))
                .node("Tanh", List.of("s"), List.of("t"))
                .node("MatMul", List.of("t", "w2"), List.of("y"))
                .model();

        Outcome outcome = prune(model, 0.5);

        assertThat(error(model, outcome)).isLessThan(0.02);
        assertThat(((Made) outcome).passes().getFirst().done().getFirst().how().args())
                .containsEntry("before", "32")
                .containsEntry("after", "16");
    }

    @Test
    void neurons_that_never_change_become_part_of_what_is_added() {
        var random = new Random(4);
        double[] first = Nets.normal(random, INPUTS * 16, 1);
        double[] bias = Nets.normal(random, 16, 1);
        for (int neuron = 0; neuron < 8; neuron++) {
            bias[neuron] = 2;
            for (int input = 0; input < INPUTS; input++) {
                first[input * 16 + neuron] = 0;
            }
        }
        ModelProto model = hidden(first, bias)
                .initializer(Tensors.floats("w2", Nets.narrow(Nets.normal(random, 16 * 3, 1)), 16, 3))
                .initializer(Tensors.floats("b2", new float[] {1, 2, 3}, 3))
                .node("Relu", List.of("s"), List.of("r"))
                .node("MatMul", List.of("r", "w2"), List.of("m"))
                .node("Add", List.of("m", "b2"), List.of("y"))
                .model();

        Outcome outcome = prune(model, 0.5);

        assertThat(error(model, outcome)).isLessThan(0.02);
    }

    @Test
    void functions_of_several_operators_are_followed_to_their_end() {
        var random = new Random(5);
        ModelProto model = hidden(Nets.normal(random, INPUTS * 64, 0.5), Nets.normal(random, 64, 0.1))
                .initializer(Tensors.floats("root", new float[] {1.4142135f}, 1))
                .initializer(Tensors.floats("one", new float[] {1}))
                .initializer(Tensors.floats("w2", Nets.narrow(Nets.normal(random, 64 * 3, 1)), 64, 3))
                .node("Div", List.of("s", "root"), List.of("d"))
                .node("Erf", List.of("d"), List.of("e"))
                .node("Add", List.of("e", "one"), List.of("f"))
                .node("Mul", List.of("s", "f"), List.of("g"))
                .node("MatMul", List.of("g", "w2"), List.of("y"))
                .model();

        Outcome outcome = prune(model, 0.75);

        assertThat(error(model, outcome)).isLessThan(0.1);
    }

    @Test
    void a_gemm_of_two_layers_is_pruned_layer_by_layer() {
        var random = new Random(6);
        ModelProto model = Nets.input(INPUTS)
                .initializer(Tensors.floats("w1", Nets.narrow(Nets.normal(random, INPUTS * 40, 0.5)), 40, INPUTS))
                .initializer(Tensors.floats("b1", Nets.narrow(Nets.normal(random, 40, 0.2)), 40))
                .initializer(Tensors.floats("w2", Nets.narrow(Nets.normal(random, 40 * 40, 0.2)), 40, 40))
                .initializer(Tensors.floats("w3", Nets.narrow(Nets.normal(random, 40 * 3, 0.2)), 40, 3))
                .node("Gemm", List.of("x", "w1", "b1"), List.of("h"), Attributes.of("transB", 1L))
                .node("Relu", List.of("h"), List.of("r"))
                .node(
                        "Gemm",
                        List.of("r", "w2"),
                        List.of("k"),
                        Attributes.of("transB", 1L),
                        Attributes.of("alpha", 0.5f))
                .node("Sigmoid", List.of("k"), List.of("t"))
                .node("Gemm", List.of("t", "w3"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 3))
                .model();

        Outcome outcome = prune(model, 0.7);

        assertThat(error(model, outcome)).isLessThan(0.05);
        assertThat(((Made) outcome).passes().getFirst().done()).hasSize(2);
    }

    @Test
    void what_others_read_too_keeps_its_neurons() {
        var random = new Random(7);
        ModelProto model = hidden(Nets.normal(random, INPUTS * 16, 1), Nets.normal(random, 16, 1))
                .initializer(Tensors.floats("w2", Nets.narrow(Nets.normal(random, 16 * 3, 1)), 16, 3))
                .node("Softmax", List.of("s"), List.of("p"))
                .node("MatMul", List.of("p", "w2"), List.of("y"))
                .model();

        assertThat(prune(model, 0.5))
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.reason().code()).isEqualTo("compression.not-hidden"));
    }

    @Test
    void without_rows_it_says_so() {
        Path model = Nets.write(Nets.perceptron(INPUTS, 32, 3, 1), folder, "net");

        Outcome outcome = Nets.run(model, new NeuronPruning(0.5), Calibration.none(), folder);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Unfit.class, unfit -> assertThat(unfit.reason().code()).isEqualTo("compression.needs-rows"));
    }
}
