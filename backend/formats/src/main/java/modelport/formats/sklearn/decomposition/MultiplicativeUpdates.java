package modelport.formats.sklearn.decomposition;

import java.util.List;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.decomposition.NonNegativeFactors.Penalty;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Loops;
import modelport.onnx.build.Value;

/** Non-negative least squares for all rows by factors that stay positive, until all rows together change little. */
record MultiplicativeUpdates(Graph graph, Matrix components, Penalty penalty, double tolerance, int rounds) {
    /** What a denominator of zero becomes. */
    private static final double EPSILON = Math.ulp(1f);

    /** The amounts of shape [N, components]. */
    Value of(Value rows) {
        Value fits = Projections.onRows(graph, rows, components);
        Matrix gram = components.times(components.transposed());
        Value mean = graph.reduce("ReduceMean", graph.reduce("ReduceMean", rows, 1, true), 0, true);
        Value start = graph.sqrt(graph.div(mean, graph.number(components.rows())));
        Value all = graph.add(graph.filled(0, rows, components.rows()), start);
        return Loops.repeat(
                        graph, rounds, List.of(all), (body, _, carried) -> step(body, fits, gram, carried.getFirst()))
                .getFirst();
    }

    private List<Value> step(Graph body, Value fits, Matrix gram, Value amounts) {
        Value penalized = body.add(Projections.onColumns(body, amounts, gram), body.number(penalty.linear()));
        Value below = body.add(penalized, body.mul(amounts, body.number(penalty.square())));
        Value denominator = body.where(body.equal(below, body.number(0)), body.number(EPSILON), below);
        Value next = body.mul(amounts, body.div(fits, denominator));
        Value change = body.div(length(body, body.sub(next, amounts)), length(body, next));
        Value goesOn = tolerance > 0
                ? body.not(body.lessOrEqual(change, body.number(tolerance)))
                : body.equal(body.number(0), body.number(0));
        return List.of(body.scalar(goesOn), next);
    }

    /** The root of the sum of all squares, of shape [1]. */
    private static Value length(Graph body, Value matrix) {
        Value squares = body.sum(body.sum(body.mul(matrix, matrix), 1, false), 0, true);
        return body.sqrt(squares);
    }
}
