package modelport.formats.sklearn.numeric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import modelport.formats.sklearn.GraphRun;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that the engine has no kernels for in double precision, against Java's. */
@SuppressWarnings("FloatingPointLiteralPrecision") // As published.
class ElementaryFunctionsTest {
    private static final double[] PLACES = {-30, -1.5, -0.4, -1e-9, 0, 1e-12, 3e-5, 0.3, 0.51, 2, 19.99, 20.5, 300};

    /** A function in a graph. */
    interface Written {
        Value of(Graph graph, Value x);
    }

    static Stream<Arguments> functions() {
        return Stream.of(
                Arguments.of((DoubleUnaryOperator) Math::expm1, (Written) (graph, x) -> new Functions(graph).expm1(x)),
                Arguments.of((DoubleUnaryOperator) x -> Math.log1p(Math.abs(x)), (Written)
                        (graph, x) -> new Functions(graph).log1p(graph.abs(x))),
                Arguments.of(
                        (DoubleUnaryOperator) Math::cbrt, (Written) (graph, x) -> new Functions(graph).cubeRoot(x)),
                Arguments.of((DoubleUnaryOperator) Math::cos, (Written) (graph, x) -> new Functions(graph).cosine(x)),
                Arguments.of((DoubleUnaryOperator) Math::sinh, (Written) (graph, x) -> new Hyperbolics(graph).sine(x)),
                Arguments.of(
                        (DoubleUnaryOperator) Math::cosh, (Written) (graph, x) -> new Hyperbolics(graph).cosine(x)),
                Arguments.of(
                        (DoubleUnaryOperator) x -> Math.signum(x) * Math.log(Math.abs(x) + Math.hypot(x, 1)),
                        (Written) (graph, x) -> new Hyperbolics(graph).inverseSine(x)));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void a_function_keeps_its_digits(DoubleUnaryOperator exact, Written written) {
        double[][] found = GraphRun.of(column(PLACES), written::of);

        for (int i = 0; i < PLACES.length; i++) {
            double expected = exact.applyAsDouble(PLACES[i]);
            assertThat(found[i][0]).isCloseTo(expected, within(1e-14 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void small_numbers_keep_their_digits_too() {
        double[][] found = GraphRun.of(column(1e-12), (graph, x) -> {
            var functions = new Functions(graph);
            return graph.concat(1, List.of(functions.expm1(x), functions.log1p(x)));
        });

        assertThat(found[0][0]).isCloseTo(Math.expm1(1e-12), within(1e-26));
        assertThat(found[0][1]).isCloseTo(Math.log1p(1e-12), within(1e-26));
    }

    @Test
    void limits_leave_what_is_missing() {
        double[][] found = GraphRun.of(
                column(-2, Double.NaN, 9),
                (graph, x) -> new Functions(graph).clip(x, graph.number(-1), graph.number(1)));

        assertThat(Arrays.deepToString(found)).isEqualTo("[[-1.0], [NaN], [1.0]]");
    }

    @Test
    void a_search_counts_what_is_not_greater_in_each_column() {
        double[][] rows = {{1, 5}, {0, 5.5}, {2.5, 9}, {Double.NaN, Double.POSITIVE_INFINITY}};
        List<double[]> sorted = List.of(new double[] {1, 1, 2}, new double[] {5});

        double[][] found = GraphRun.of(
                rows, (graph, x) -> graph.cast(new Search(graph, sorted).notGreater(x), ElementType.DOUBLE));
        double[][] less =
                GraphRun.of(rows, (graph, x) -> graph.cast(new Search(graph, sorted).less(x), ElementType.DOUBLE));

        assertThat(found).isDeepEqualTo(new double[][] {{2, 1}, {0, 1}, {3, 1}, {0, 1}});
        assertThat(less).isDeepEqualTo(new double[][] {{0, 0}, {0, 1}, {3, 1}, {0, 1}});
    }

    @Test
    void lines_between_points_end_where_the_points_do() {
        var places = new Matrix(new double[] {0, 1, 1, 3}, 4, 1);
        double[] heights = {0, 2, 4, 8};

        double[][] found = GraphRun.of(
                column(-1, 0.5, 1, 2, 3, 7, Double.NaN), (graph, x) -> new Interpolation(graph, places, heights).at(x));

        assertThat(Arrays.deepToString(found)).isEqualTo("[[0.0], [1.0], [4.0], [6.0], [8.0], [8.0], [NaN]]");
    }

    @Test
    void quantiles_of_the_normal_distribution_are_those_of_tables() {
        double[][] found = GraphRun.of(
                column(1e-7, 0.025, 0.5, 0.84134474606854293, 0.975), (graph, x) -> new NormalQuantile(graph).of(x));

        assertThat(DoubleStream.of(found[0][0], found[1][0], found[2][0], found[3][0], found[4][0])
                        .toArray())
                .containsExactly(
                        new double[] {-5.1993375821928165, -1.959963984540054, 0, 1, 1.959963984540054}, within(1e-13));
    }

    @Test
    void digamma_is_right_to_eight_digits() {
        double[][] found = GraphRun.of(column(1, 0.5, 10), (graph, x) -> new Digamma(graph).of(x));

        assertThat(found[0][0]).isCloseTo(-0.5772156649015329, within(1e-8));
        assertThat(found[1][0]).isCloseTo(-1.9635100260214235, within(1e-8));
        assertThat(found[2][0]).isCloseTo(2.251752589066721, within(1e-8));
    }

    private static double[][] column(double... values) {
        return DoubleStream.of(values).mapToObj(value -> new double[] {value}).toArray(double[][]::new);
    }
}
