package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import modelport.compression.Outcome.Made;
import modelport.compression.Pass.LowRank;
import modelport.inference.Tensor;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LowRankTest {
    private static final int ROWS = 500;

    @TempDir
    private Path folder;

    private static ModelProto product(double[] weights, int inputs, int outputs) {
        return Nets.input(inputs)
                .initializer(Tensors.floats("w", Nets.narrow(weights), inputs, outputs))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", outputs))
                .model();
    }

    private double error(ModelProto model, double keep, Map<String, Tensor> rows) {
        Path file = Nets.write(model, folder, "net");
        Outcome outcome = Nets.run(file, new LowRank(keep), Calibration.of(List.of(rows)), folder);
        assertThat(outcome).isInstanceOf(Made.class);
        return Nets.error(Nets.answers(((Made) outcome).file(), rows), Nets.answers(file, rows));
    }

    @Test
    void a_matrix_that_is_a_product_of_narrow_ones_is_found_out() {
        for (int[] shape : new int[][] {{64, 80}, {80, 64}}) {
            var random = new Random(1);
            double[] left = Nets.normal(random, shape[0] * 5, 1);
            double[] right = Nets.normal(random, 5 * shape[1], 1);
            var matrix = new DMatrixRMaj(shape[0], shape[1]);
            CommonOps_DDRM.mult(DMatrixRMaj.wrap(shape[0], 5, left), DMatrixRMaj.wrap(5, shape[1], right), matrix);

            double error =
                    error(product(matrix.data, shape[0], shape[1]), 0.2, Map.of("x", Nets.normal(ROWS, shape[0], 2)));

            assertThat(error).isLessThan(1e-3);
        }
    }

    /** For rows that are alike in all directions, nothing is better than the largest singular values. */
    @Test
    void rows_without_a_direction_of_their_own_leave_the_singular_values() {
        int inputs = 40;
        int outputs = 40;
        double[] weights = Nets.normal(new Random(3), inputs * outputs, 1);
        var svd = DecompositionFactory_DDRM.svd(inputs, outputs, false, false, true);
        svd.decompose(DMatrixRMaj.wrap(inputs, outputs, weights.clone()));
        double[] values = Arrays.stream(svd.getSingularValues())
                .sorted()
                .map(value -> value * value)
                .toArray();
        int rank = 16;
        double all = Arrays.stream(values).sum();
        double lost = Arrays.stream(values).limit(outputs - rank).sum();

        double error = error(product(weights, inputs, outputs), 0.8, Map.of("x", Nets.normal(20_000, inputs, 4)));

        assertThat(error).isBetween(0.97 * Math.sqrt(lost / all), 1.03 * Math.sqrt(lost / all));
    }

    /** Rows that use few directions, around a mean that is far from zero. */
    @Test
    void directions_that_the_rows_do_not_use_cost_nothing() {
        int inputs = 48;
        var random = new Random(5);
        double[] directions = Nets.normal(random, 6 * inputs, 1);
        var values = new double[ROWS * inputs];
        for (int row = 0; row < ROWS; row++) {
            for (int direction = 0; direction < 6; direction++) {
                double amount = random.nextGaussian();
                for (int i = 0; i < inputs; i++) {
                    values[row * inputs + i] += amount * directions[direction * inputs + i] + i / 10.0;
                }
            }
        }
        Map<String, Tensor> rows = Map.of("x", Tensor.floats(Nets.narrow(values), ROWS, inputs));

        double error = error(product(Nets.normal(random, inputs * 48, 1), inputs, 48), 0.3, rows);

        assertThat(error).isLessThan(0.01);
    }
}
