package modelport.formats.sklearn.neighbors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import modelport.formats.sklearn.GraphRun;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DensityKernelTest {
    private static final int STEPS = 40_000;
    private static final double END = 40;

    @ParameterizedTest
    @EnumSource
    void its_values_on_a_line_add_up_to_its_integral(DensityKernel kernel) {
        double[][] distances = new double[STEPS][1];
        Arrays.setAll(distances, i -> new double[] {(i + 0.5) * END / STEPS});

        double[][] logarithms = GraphRun.of(distances, kernel::logarithm);

        double half =
                Arrays.stream(logarithms).mapToDouble(line -> Math.exp(line[0])).sum() * END / STEPS;
        assertThat(Math.log(2 * half)).isCloseTo(kernel.logIntegral(1), within(1e-3));
    }
}
