package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import modelport.compression.Outcome.Made;
import modelport.compression.Outcome.Unfit;
import modelport.compression.Pass.DynamicInt8;
import modelport.compression.Pass.HalfStorage;
import modelport.compression.Pass.Int8Blocks;
import modelport.compression.Pass.Int8Storage;
import modelport.inference.Tensor;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passes with fewer bits, beside the same sums in Java. */
class QuantizationTest {
    private static final int K = 96;
    private static final int N = 40;
    private static final int ROWS = 6;

    private final double[] weights = Nets.normal(new Random(1), K * N, 0.2);
    private final Tensor inputs = Nets.normal(ROWS, K, 2);
    private final Map<String, Tensor> rows = Map.of("x", inputs);
    private final double[] x = Nets.numbers(inputs);

    @TempDir
    private Path folder;

    private Path product() {
        ModelProto model = Nets.input(K)
                .initializer(Tensors.floats("w", Nets.narrow(weights), K, N))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", N))
                .model();
        return Nets.write(model, folder, "product");
    }

    private Made made(Path model, Pass pass) {
        Outcome outcome = Nets.run(model, pass, Calibration.of(List.of(rows)), folder);
        assertThat(outcome).isInstanceOf(Made.class);
        return (Made) outcome;
    }

    private static double[] product(double[] x, double[] w) {
        var y = new double[ROWS * N];
        for (int row = 0; row < ROWS; row++) {
            for (int k = 0; k < K; k++) {
                for (int n = 0; n < N; n++) {
                    y[row * N + n] += x[row * K + k] * w[k * N + n];
                }
            }
        }
        return y;
    }

    private double[] roundedByColumn() {
        var rounded = new double[weights.length];
        for (int n = 0; n < N; n++) {
            double largest = 0;
            for (int k = 0; k < K; k++) {
                largest = Math.max(largest, Math.abs((float) weights[k * N + n]));
            }
            float scale = (float) (largest / 127);
            for (int k = 0; k < K; k++) {
                rounded[k * N + n] = Math.rint((float) weights[k * N + n] / scale) * scale;
            }
        }
        return rounded;
    }

    /** All inputs have one scale, from the smallest to the largest of them and zero. */
    private double[] roundedInputs() {
        double low = 0;
        double high = 0;
        for (double value : x) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double scale = (float) ((high - low) / 255);
        double zero = Math.rint(-low / scale);
        var rounded = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            rounded[i] = (Math.clamp(Math.rint(x[i] / scale) + zero, 0, 255) - zero) * scale;
        }
        return rounded;
    }

    @Test
    void dynamic_integers_give_the_product_of_what_was_rounded() {
        Made made = made(product(), new DynamicInt8(8));

        assertThat(Nets.answers(made.file(), rows))
                .usingComparatorWithPrecision(2e-3)
                .containsExactly(product(roundedInputs(), roundedByColumn()));
        assertThat(made.fusion().expected()).isEqualTo(1);
        assertThat(made.fusion().isComplete()).isTrue();
        assertThat(made.batchInvariant()).isFalse();
    }

    @Test
    void seven_bits_never_go_beyond_sixty_four() {
        Made made = made(product(), new DynamicInt8(7));

        assertThat(Nets.bytes(made.file())).hasSizeLessThan(Nets.bytes(product()).length / 2);
        assertThat(Nets.error(Nets.answers(made.file(), rows), product(x, weights)))
                .isLessThan(0.02);
    }

    @Test
    void integers_that_are_only_stored_give_the_product_of_rounded_weights() {
        Made made = made(product(), new Int8Storage());

        assertThat(Nets.answers(made.file(), rows))
                .usingComparatorWithPrecision(1e-4)
                .containsExactly(product(x, roundedByColumn()));
        assertThat(made.fusion().isComplete()).isTrue();
        assertThat(made.batchInvariant()).isTrue();
    }

    @Test
    void halves_give_the_product_of_halves() {
        var halves = new double[weights.length];
        for (int i = 0; i < halves.length; i++) {
            halves[i] = Float.float16ToFloat(Float.floatToFloat16((float) weights[i]));
        }

        Made made = made(product(), new HalfStorage());

        assertThat(Nets.answers(made.file(), rows))
                .usingComparatorWithPrecision(1e-4)
                .containsExactly(product(x, halves));
        assertThat(made.fusion().isComplete()).isTrue();
        assertThat((double) made.bytes() / made.originalBytes()).isLessThan(0.52);
    }

    @Test
    void blocks_are_near_and_leave_rows_independent() {
        Made made = made(product(), new Int8Blocks(32));

        double[] together = Nets.answers(made.file(), rows);
        double[] alone = Nets.answers(made.file(), Map.of("x", inputs.slice(0, 1)));
        assertThat(Nets.error(together, product(x, weights))).isLessThan(0.015);
        for (int n = 0; n < N; n++) {
            assertThat(alone[n]).isCloseTo(together[n], within(1e-6));
        }
        assertThat(made.fusion().isComplete()).isTrue();
    }

    @Test
    void a_gemm_keeps_what_it_scales_turns_and_adds() {
        ModelProto model = Nets.input(K)
                .initializer(Tensors.floats("w", Nets.narrow(weights), N, K))
                .initializer(Tensors.floats("c", Nets.narrow(Nets.normal(new Random(3), N, 1)), N))
                .node(
                        "Gemm",
                        List.of("x", "w", "c"),
                        List.of("y"),
                        Attributes.of("transB", 1L),
                        Attributes.of("alpha", 1.5f),
                        Attributes.of("beta", -0.5f))
                .output("y", Types.tensor(ElementType.FLOAT, "N", N))
                .model();
        Path file = Nets.write(model, folder, "gemm");
        double[] right = Nets.answers(file, rows);

        for (Pass pass : List.of(new DynamicInt8(8), new Int8Blocks(128), new Int8Storage(), new HalfStorage())) {
            assertThat(Nets.error(Nets.answers(made(file, pass).file(), rows), right))
                    .as(pass.code())
                    .isLessThan(0.02);
        }
    }

    @Test
    void doubles_stay_doubles_outside() {
        ModelProto model = new GraphBuilder("net")
                .input("x", Types.tensor(ElementType.DOUBLE, "N", K))
                .initializer(Tensors.doubles("w", weights, K, N))
                .initializer(Tensors.doubles("b", Nets.normal(new Random(3), N, 1), N))
                .node("MatMul", List.of("x", "w"), List.of("p"))
                .node("Add", List.of("p", "b"), List.of("y"))
                .output("y", Types.tensor(ElementType.DOUBLE, "N", N))
                .model();
        Path file = Nets.write(model, folder, "doubles");
        Map<String, Tensor> wide = Map.of("x", Tensor.doubles(x, ROWS, K));
        double[] right = Nets.answers(file, wide);

        for (Pass pass : List.of(new DynamicInt8(8), new Int8Blocks(128), new Int8Storage(), new HalfStorage())) {
            Outcome outcome = Nets.run(file, pass, Calibration.of(List.of(wide)), folder);
            assertThat(outcome).as(pass.code()).isInstanceOf(Made.class);
            assertThat(Nets.error(Nets.answers(((Made) outcome).file(), wide), right))
                    .as(pass.code())
                    .isLessThan(0.02);
        }
    }

    @Test
    void tables_are_looked_up_as_integers_with_a_scale_for_each_row() {
        double[] table = Nets.normal(new Random(5), 200 * 32, 1);
        ModelProto model = new GraphBuilder("net")
                .input("ids", Types.tensor(ElementType.INT64, "N", "L"))
                .initializer(Tensors.floats("table", Nets.narrow(table), 200, 32))
                .initializer(Tensors.floats("w", Nets.narrow(Nets.normal(new Random(6), 32 * 32, 0.2)), 32, 32))
                .node("Gather", List.of("table", "ids"), List.of("e"))
                .node("MatMul", List.of("e", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", "L", 32))
                .model();
        Path file = Nets.write(model, folder, "table");
        Map<String, Tensor> ids = Map.of("ids", Tensor.longs(new long[] {1, 7, 199, 0, 3, 7}, 2, 3));
        double[] right = Nets.answers(file, ids);

        Outcome outcome = Nets.run(file, new Int8Blocks(32), Calibration.of(List.of(ids)), folder);

        assertThat(outcome).asInstanceOf(type(Made.class)).satisfies(made -> {
            assertThat(Nets.error(Nets.answers(made.file(), ids), right)).isLessThan(0.02);
            assertThat((double) made.bytes() / made.originalBytes()).isLessThan(0.4);
        });
    }

    @Test
    void the_same_model_and_recipe_give_the_same_bytes() {
        Path model = Nets.write(Nets.perceptron(K, 64, 10, 4), folder, "net");

        byte[] first = Nets.bytes(made(model, new DynamicInt8(8)).file());

        assertThat(Nets.bytes(made(model, new DynamicInt8(8)).file())).isEqualTo(first);
    }

    @Test
    void what_does_not_fit_says_why() {
        Path small = Nets.write(Nets.perceptron(4, 3, 2, 1), folder, "small");
        ModelProto elsewhere = Nets.input(K)
                .initializer(Tensors.external("w", ElementType.FLOAT, "weights.bin", 0, K, N))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", N))
                .model();
        var large = new double[K * N];
        large[5] = 1e5;
        ModelProto beyond = Nets.input(K)
                .initializer(Tensors.floats("w", Nets.narrow(large), K, N))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", N))
                .model();

        assertThat(reason(small, new DynamicInt8(8))).isEqualTo("compression.too-small");
        assertThat(reason(small, new HalfStorage())).isEqualTo("compression.no-weights");
        assertThat(reason(Nets.write(elsewhere, folder, "elsewhere"), new DynamicInt8(8)))
                .isEqualTo("compression.external-data");
        assertThat(reason(Nets.write(beyond, folder, "beyond"), new HalfStorage()))
                .isEqualTo("compression.beyond-half");
    }

    private String reason(Path model, Pass pass) {
        Outcome outcome = Nets.run(model, pass, Calibration.none(), folder);
        assertThat(outcome).isInstanceOf(Unfit.class);
        return ((Unfit) outcome).reason().code();
    }
}
