package modelport.formats.sklearn.metrics;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Metrics that weigh each column's difference by its values. */
final class Comparisons {
    private Comparisons() {}

    /** Share of the columns that are not equal. */
    static Value hamming(Distances distances) {
        Value different = distances.sum(column -> {
            Graph body = column.body();
            return body.where(body.equal(column.row(), column.point()), body.number(0), body.number(1));
        });
        return distances
                .graph()
                .div(different, distances.graph().number(distances.points().columns()));
    }

    static Value canberra(Distances distances) {
        return distances.sum(column -> {
            Graph body = column.body();
            Value sizes = sizes(column);
            Value none = body.equal(sizes, body.number(0));
            return body.div(column.distance(), body.where(none, body.number(1), sizes));
        });
    }

    static Value brayCurtis(Distances distances) {
        Graph graph = distances.graph();
        Value sizes = distances.sum(Comparisons::sizes);
        Value none = graph.equal(sizes, graph.number(0));
        return graph.div(distances.manhattan(), graph.where(none, graph.number(1), sizes));
    }

    private static Value sizes(Distances.Column column) {
        Graph body = column.body();
        return body.add(body.abs(column.row()), body.abs(column.point()));
    }
}
