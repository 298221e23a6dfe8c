package modelport.formats.sklearn.metrics;

import modelport.onnx.build.Value;

/** A way to measure distances. */
@FunctionalInterface
public interface Metric {
    /** All distances between rows and points, of shape [N, points]. */
    Value of(Distances distances);
}
