package modelport.formats.sklearn.neighbors;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.onnx.tuning.TunableParameter;
import modelport.onnx.tuning.TunableParameter.Kind;

/**
 * How many neighbours are looked for.
 *
 * @param value of type INT64 and shape [1]
 * @param initial what it is as long as nobody changes the model
 * @param most what it may become
 */
public record Count(Value value, int initial, int most) {
    /** More neighbours than this are not asked for later: keeping them takes a larger heap. */
    static final int LARGE = 127;

    /** A number for good. */
    public static Count fixed(Graph graph, int count) {
        return new Count(graph.integer(count), count, count);
    }

    /** A number that may become another one without training; all points are always all. */
    static Count tunable(Graph graph, int count, int points) {
        int most = Math.min(points - 1, Math.max(LARGE, count));
        if (count > most) {
            return fixed(graph, count);
        }
        var parameter = new TunableParameter("n_neighbors", Kind.INTEGER, (double) count, 1, most, 1);
        return new Count(graph.tunable(parameter), count, most);
    }

    boolean isAll(int points) {
        return initial == points;
    }

    /** One less, where the last neighbour stands. */
    Value last(Graph graph) {
        return graph.sub(value, graph.integer(1));
    }
}
