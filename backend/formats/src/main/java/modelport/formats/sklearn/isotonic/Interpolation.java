package modelport.formats.sklearn.isotonic;

import java.util.Arrays;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Straight lines between points in rising order, and NaN outside of them, as {@code numpy.interp} draws them. */
@SuppressWarnings("ArrayRecordComponent")
public record Interpolation(double[] x, double[] y) {
    /** The lines' values at these places, of shape [N, 1]. */
    public Value of(Graph graph, Value places) {
        if (x.length == 1) {
            return graph.add(graph.mul(places, graph.number(0)), graph.number(y[0]));
        }
        Value index = segment(graph, places);
        Value from = graph.gather(graph.doubles(x), index, 0);
        Value slope = graph.gather(graph.doubles(slopes()), index, 0);
        Value start = graph.gather(graph.doubles(y), index, 0);
        Value inside = graph.add(graph.mul(slope, graph.sub(places, from)), start);
        Value last = graph.equal(places, graph.number(x[x.length - 1]));
        Value known = graph.where(last, graph.number(y[y.length - 1]), inside);
        Value within = graph.and(
                graph.greaterOrEqual(places, graph.number(x[0])),
                graph.lessOrEqual(places, graph.number(x[x.length - 1])));
        return graph.where(within, known, graph.number(Double.NaN));
    }

    /** Index of the last point that is not behind the place, but never the very last one. */
    private Value segment(Graph graph, Value places) {
        double[] inner = Arrays.copyOfRange(x, 1, x.length - 1);
        if (inner.length == 0) {
            return graph.mul(graph.cast(graph.isNaN(places), ElementType.INT64), graph.integer(0));
        }
        Value passed = graph.greaterOrEqual(places, graph.doubles(inner));
        return graph.sum(graph.cast(passed, ElementType.INT64), 1, true);
    }

    private double[] slopes() {
        double[] slopes = new double[x.length - 1];
        Arrays.setAll(slopes, i -> (y[i + 1] - y[i]) / (x[i + 1] - x[i]));
        return slopes;
    }
}
