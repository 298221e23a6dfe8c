package modelport.formats.sklearn;

import modelport.onnx.build.Graph;

/** What converters work with: the graph that is being written, and the converters of estimators inside theirs. */
public final class Scope {
    private final Graph graph;
    private final Converters converters;

    Scope(Graph graph, Converters converters) {
        this.graph = graph;
        this.converters = converters;
    }

    public Graph graph() {
        return graph;
    }

    /** What an estimator inside another one answers of these rows. */
    public Answers convert(Estimator estimator, Table rows) {
        return converters.of(estimator).convert(estimator, rows, this);
    }

    /** What undoes a transformer inside another estimator. */
    public Table undo(Estimator transformer, Table transformed) {
        return Inverses.of(transformer).undo(transformer, transformed, this);
    }
}
