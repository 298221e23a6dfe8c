package modelport.formats.sklearn.numeric;

import java.util.List;
import java.util.stream.IntStream;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Straight lines between points, each column through its own: {@code numpy.interp}, which is constant before the first
 * and behind the last point, and takes the last of points that stand above each other.
 */
public final class Interpolation {
    private final Graph graph;
    private final Matrix places;
    private final double[] heights;

    /** Points at {@code places}, one column each and sorted, and at the same heights for all columns. */
    public Interpolation(Graph graph, Matrix places, double[] heights) {
        this.graph = graph;
        this.places = places;
        this.heights = heights.clone();
    }

    /** The lines at {@code x}, of shape [N, columns]. */
    public Value at(Value x) {
        List<double[]> sorted =
                IntStream.range(0, places.columns()).mapToObj(places::column).toList();
        Value count = new Search(graph, sorted).notGreater(x);
        Value before = graph.max(graph.sub(count, graph.integer(1)), graph.integer(0));
        Value index = graph.add(before, graph.longs(offsets()));
        Value start = graph.gather(graph.doubles(places.transposed().values()), index, 0);
        Value height = graph.gather(graph.doubles(heights), before, 0);
        Value slope = graph.gather(graph.doubles(slopes()), index, 0);
        Value line = graph.add(graph.mul(slope, graph.sub(x, start)), height);
        // The slope behind the last point is 0, but infinity times 0 is NaN; so is everything before the first point.
        Value flat = graph.or(graph.equal(count, graph.integer(0)), graph.equal(count, graph.integer(places.rows())));
        return graph.where(graph.isNaN(x), x, graph.where(flat, height, line));
    }

    private long[] offsets() {
        return IntStream.range(0, places.columns())
                .mapToLong(column -> (long) column * places.rows())
                .toArray();
    }

    private double[] slopes() {
        double[] slopes = new double[places.rows() * places.columns()];
        for (int column = 0; column < places.columns(); column++) {
            for (int i = 0; i + 1 < places.rows(); i++) {
                double step = places.at(i + 1, column) - places.at(i, column);
                slopes[column * places.rows() + i] = step > 0 ? (heights[i + 1] - heights[i]) / step : 0;
            }
        }
        return slopes;
    }
}
