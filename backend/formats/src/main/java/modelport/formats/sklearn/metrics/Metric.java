package modelport.formats.sklearn.metrics;

import java.util.function.Function;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * A way to measure distances: a number that is in the same order as the distances and is brought to the power of
 * {@code 1 / power} to give them. Neighbours are compared by that number, since a root can make equal what is not.
 *
 * @param isLargest whether the largest difference counts, and not the sum of all
 */
public record Metric(Function<Distances, Value> reduced, double power, boolean isLargest) {
    Metric(Function<Distances, Value> reduced, double power) {
        this(reduced, power, false);
    }

    /** Euclidean distances by products, which scikit-learn takes where it compares all rows with all points. */
    public static Metric products() {
        return new Metric(Distances::squaredByProducts, 2);
    }

    static Metric plain(Function<Distances, Value> distances) {
        return new Metric(distances, 1);
    }

    /** All distances between rows and points, of shape [N, points]. */
    public Value of(Distances distances) {
        return finished(distances.graph(), reduced.apply(distances));
    }

    /** Distances of the numbers that are compared. */
    public Value finished(Graph graph, Value reduced) {
        if (power == 1) {
            return reduced;
        }
        return power == 2 ? graph.sqrt(reduced) : graph.pow(reduced, graph.number(1 / power));
    }

    /** The number that a distance is compared by. */
    public double reduced(double distance) {
        if (power == 1) {
            return distance;
        }
        return power == 2 ? distance * distance : Math.pow(distance, power);
    }

    /**
     * Numbers to compare of the rows and boxes, of shape [N, boxes]: of those with powers 1 and 2, of the Minkowski
     * metrics and of the largest difference.
     *
     * @param low has the boxes' lowest corners for points
     */
    public Value toBoxes(Distances low, Matrix high) {
        return low.toBoxes(high, isLargest ? Double.POSITIVE_INFINITY : power);
    }
}
