package modelport.formats.sklearn.metrics;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Distances where numbers are missing: what is there stands for all. */
final class Gaps {
    private Gaps() {}

    /** Squared distances times the share of columns that both have; NaN where they have none. */
    static Value squared(Distances distances) {
        Graph graph = distances.graph();
        Value squares = distances.sum(column -> {
            Value square = column.square();
            return column.body()
                    .where(column.body().isNaN(square), column.body().number(0), square);
        });
        Value present = distances.sum(column -> {
            Graph body = column.body();
            return body.where(body.isNaN(column.difference()), body.number(0), body.number(1));
        });
        Value none = graph.equal(present, graph.number(0));
        Value shared = graph.where(none, graph.number(Double.NaN), present);
        return graph.mul(
                graph.div(squares, shared), graph.number(distances.points().columns()));
    }
}
