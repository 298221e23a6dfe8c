package modelport.formats.sklearn.neighbors;

import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** How much a neighbour counts: all the same, or the less the farther away it is. */
enum Weights {
    UNIFORM,
    DISTANCE;

    static Weights of(Estimator estimator) {
        if (!estimator.has("weights")) {
            return UNIFORM;
        }
        if (!(estimator.get("weights") instanceof PyValue.Text text)) {
            throw estimator.unsupported("weights", "callable");
        }
        return switch (text.value()) {
            case "uniform" -> UNIFORM;
            case "distance" -> DISTANCE;
            default -> throw estimator.unsupported("weights", text.value());
        };
    }

    /** Weights of neighbours, in the shape of their distances. */
    Value nearest(Graph graph, Value distances) {
        return switch (this) {
            case UNIFORM -> graph.add(graph.mul(distances, graph.number(0)), graph.number(1));
            case DISTANCE -> inverse(graph, distances, graph.equal(distances, graph.number(0)));
        };
    }

    /** Weights of all points: zero of those outside. */
    Value inside(Graph graph, Value distances, Value inside) {
        Value each = switch (this) {
            case UNIFORM -> graph.number(1);
            case DISTANCE -> inverse(graph, distances, graph.and(inside, graph.equal(distances, graph.number(0))));
        };
        return graph.where(inside, each, graph.number(0));
    }

    /** Where there are points at no distance at all, only they count. */
    private static Value inverse(Graph graph, Value distances, Value here) {
        Value hits = graph.cast(here, ElementType.DOUBLE);
        Value any = graph.greater(graph.reduce("ReduceMax", hits, 1, true), graph.number(0));
        Value apart = graph.where(here, graph.number(1), distances);
        return graph.where(any, hits, graph.div(graph.number(1), apart));
    }
}
