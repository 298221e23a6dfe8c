package modelport.formats.sklearn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.formats.sklearn.metrics.Distances;
import modelport.formats.sklearn.metrics.Metric;
import modelport.formats.sklearn.metrics.Metrics;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetricsTest {
    private static final int COLUMNS = 3;

    static Stream<Arguments> metrics() {
        return Stream.of(
                metric("euclidean", (x, y) -> Math.sqrt(sum(i -> Math.pow(x[i] - y[i], 2)))),
                metric("sqeuclidean", (x, y) -> sum(i -> Math.pow(x[i] - y[i], 2))),
                metric("manhattan", (x, y) -> sum(i -> Math.abs(x[i] - y[i]))),
                metric(
                        "chebyshev",
                        (x, y) -> IntStream.range(0, COLUMNS)
                                .mapToDouble(i -> Math.abs(x[i] - y[i]))
                                .max()
                                .orElseThrow()),
                metric(
                        "canberra",
                        (x, y) ->
                                sum(i -> x[i] == y[i] ? 0 : Math.abs(x[i] - y[i]) / (Math.abs(x[i]) + Math.abs(y[i])))),
                metric(
                        "braycurtis",
                        (x, y) -> sum(i -> Math.abs(x[i] - y[i])) / sum(i -> Math.abs(x[i]) + Math.abs(y[i]))),
                metric("hamming", (x, y) -> sum(i -> x[i] == y[i] ? 0 : 1) / COLUMNS),
                metric(
                        "haversine",
                        (x, y) -> 2
                                * Math.asin(Math.sqrt(Math.pow(Math.sin((x[0] - y[0]) / 2), 2)
                                        + Math.cos(x[0]) * Math.cos(y[0]) * Math.pow(Math.sin((x[1] - y[1]) / 2), 2)))),
                metric(
                        "cosine",
                        (x, y) -> 1 - sum(i -> x[i] * y[i]) / Math.sqrt(sum(i -> x[i] * x[i]) * sum(i -> y[i] * y[i]))),
                metric("russellrao", (x, y) -> sum(i -> x[i] != 0 && y[i] != 0 ? 0 : 1) / COLUMNS));
    }

    private static Arguments metric(String name, ToDoubleBiFunction<double[], double[]> plain) {
        return Arguments.of(name, plain);
    }

    private static double sum(java.util.function.IntToDoubleFunction term) {
        return IntStream.range(0, COLUMNS).mapToDouble(term).sum();
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void distances_are_those_of_the_formula(String name, ToDoubleBiFunction<double[], double[]> plain) {
        double[][] rows = numbers(5, 1);
        double[][] known = numbers(4, 2);
        Metric metric = Metrics.of(estimator(name), "metric", "metric_params");

        double[][] distances =
                GraphRun.of(rows, (graph, value) -> metric.of(new Distances(graph, value, matrix(known))));

        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < known.length; j++) {
                assertThat(distances[i][j]).isCloseTo(plain.applyAsDouble(rows[i], known[j]), within(1e-14));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void a_point_is_at_no_distance_from_itself(String name, ToDoubleBiFunction<double[], double[]> plain) {
        double[][] rows = numbers(3, 3);
        Metric metric = Metrics.of(estimator(name), "metric", "metric_params");

        double[][] distances =
                GraphRun.of(rows, (graph, value) -> metric.of(new Distances(graph, value, matrix(rows))));

        for (int i = 0; i < rows.length; i++) {
            assertThat(distances[i][i]).isCloseTo(plain.applyAsDouble(rows[i], rows[i]), within(1e-15));
        }
    }

    /** Some of the numbers are zero, and some are the same in several rows. */
    private static double[][] numbers(int rows, int seed) {
        var random = new Random(seed);
        return IntStream.range(0, rows)
                .mapToObj(_ -> IntStream.range(0, COLUMNS)
                        .mapToDouble(_ -> random.nextInt(3) == 0 ? random.nextInt(2) : random.nextGaussian())
                        .toArray())
                .toArray(double[][]::new);
    }

    private static Matrix matrix(double[][] lines) {
        return new Matrix(
                Stream.of(lines).flatMapToDouble(java.util.Arrays::stream).toArray(), lines.length, COLUMNS);
    }

    private static Estimator estimator(String metric) {
        return Estimator.of(Pickled.object("sklearn.neighbors._base.Any", Map.of("metric", metric)), "1.2.1");
    }
}
