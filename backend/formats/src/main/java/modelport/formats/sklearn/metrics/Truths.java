package modelport.formats.sklearn.metrics;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Metrics of truths: each number that is not zero is true.
 *
 * @param both how many columns are true in both, of shape [N, points]
 * @param differ how many columns are not alike
 * @param columns how many there are
 */
record Truths(Graph graph, Value both, Value differ, double columns) {
    static Optional<Function<Distances, Value>> metric(String name) {
        return switch (name) {
            case "matching" -> Optional.of(distances -> of(distances).matching());
            case "jaccard" -> Optional.of(distances -> of(distances).jaccard());
            case "dice" -> Optional.of(distances -> of(distances).dice());
            case "kulsinski" -> Optional.of(distances -> of(distances).kulsinski());
            case "rogerstanimoto", "sokalmichener" ->
                Optional.of(distances -> of(distances).rogersTanimoto());
            case "russellrao" -> Optional.of(distances -> of(distances).russellRao());
            case "sokalsneath" -> Optional.of(distances -> of(distances).sokalSneath());
            default -> Optional.empty();
        };
    }

    private static Truths of(Distances distances) {
        Graph graph = distances.graph();
        Matrix points = distances.points();
        double[] known = Arrays.stream(points.values()).map(v -> v == 0 ? 0 : 1).toArray();
        Value zero = graph.equal(distances.rows(), graph.number(0));
        Value rows = graph.where(zero, graph.number(0), graph.number(1));
        var truths = new Distances(graph, rows, new Matrix(known, points.rows(), points.columns()));
        return new Truths(graph, truths.products(), truths.manhattan(), points.columns());
    }

    private Value matching() {
        return graph.div(differ, graph.number(columns));
    }

    /** Vectors without a truth are equal. */
    private Value jaccard() {
        Value any = graph.add(both, differ);
        Value none = graph.equal(any, graph.number(0));
        return graph.div(differ, graph.where(none, graph.number(1), any));
    }

    private Value dice() {
        return graph.div(differ, graph.add(graph.mul(both, graph.number(2)), differ));
    }

    private Value kulsinski() {
        Value all = graph.add(differ, graph.number(columns));
        return graph.div(graph.sub(all, both), all);
    }

    private Value rogersTanimoto() {
        return graph.div(graph.mul(differ, graph.number(2)), graph.add(differ, graph.number(columns)));
    }

    private Value russellRao() {
        return graph.div(graph.sub(graph.number(columns), both), graph.number(columns));
    }

    private Value sokalSneath() {
        return graph.div(differ, graph.add(graph.mul(both, graph.number(0.5)), differ));
    }
}
