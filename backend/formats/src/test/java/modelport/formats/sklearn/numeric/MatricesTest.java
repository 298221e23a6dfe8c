package modelport.formats.sklearn.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import modelport.formats.sklearn.GraphRun;
import modelport.formats.sklearn.Matrix;
import org.junit.jupiter.api.Test;

class MatricesTest {
    @Test
    void an_inverse_times_the_matrix_changes_nothing() {
        var matrix = new Matrix(new double[] {0, 2, 1, 4, 1, 0, 1, 1, 1}, 3, 3);

        Matrix product = matrix.times(SquareMatrix.of(matrix).orElseThrow().inverse());

        assertThat(product.values()).containsExactly(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, within(1e-15));
    }

    @Test
    void a_determinant_below_zero_has_no_logarithm() {
        var turned = new Matrix(new double[] {0, 1, 1, 0}, 2, 2);
        var stretched = new Matrix(new double[] {2, 0, 0, 3}, 2, 2);

        assertThat(SquareMatrix.of(turned).orElseThrow().logDeterminant()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(SquareMatrix.of(stretched).orElseThrow().logDeterminant()).isEqualTo(Math.log(6), within(1e-15));
    }

    @Test
    void a_matrix_of_equal_rows_has_no_inverse() {
        assertThat(SquareMatrix.of(new Matrix(new double[] {1, 2, 1, 2}, 2, 2))).isEmpty();
    }

    @Test
    void each_row_has_its_own_system_of_equations() {
        double[][] rows = {{2, 1, 1, 3, 3, 4}, {1, 0, 0, 4, 5, 8}};

        double[][] solved = GraphRun.of(
                rows,
                (graph, x) -> graph.reshape(
                        LinearSystems.solve(
                                graph,
                                graph.reshape(graph.columns(x, 0, 4), -1, 2, 2),
                                graph.reshape(graph.columns(x, 4, 6), -1, 2, 1),
                                2,
                                1),
                        -1,
                        2));

        assertThat(solved).isDeepEqualTo(new double[][] {{1, 1}, {5, 2}});
    }

    @Test
    void sums_of_squares_are_rounded_as_numpy_rounds_them() {
        double[] row = {1e8, 1, 1e-8, 3, 1e8, 1, 7, 1e-3, 5};
        var points = new Matrix(row, 1, row.length);
        double even = 7.0 * 7 + 0;
        even = even + 1e8 * 1e8;
        even = even + 1e-8 * 1e-8;
        even = even + 1e8 * 1e8;
        even = even + 25;
        double odd = 1e-3 * 1e-3 + 1;
        odd = odd + 9;
        odd = odd + 1;

        double[][] found = GraphRun.of(new double[][] {row}, (graph, x) -> SquaredLengths.of(graph, x, row.length));

        assertThat(SquaredLengths.of(points)).containsExactly(even + odd);
        assertThat(found[0]).containsExactly(even + odd);
    }

    @Test
    void long_sums_are_added_pair_by_pair() {
        double[] tenths = new double[1000];
        java.util.Arrays.fill(tenths, 0.1);

        assertThat(PairwiseSum.of(tenths)).isEqualTo(100.00000000000001);
        assertThat(PairwiseSum.mean(0.1, 0.2, 0.3)).isEqualTo(0.6000000000000001 / 3);
    }
}
