package modelport.formats.sklearn.gaussian;

import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** A kernel of a Gaussian process. */
interface Covariance {
    /** Between rows and points, of shape [N, points] or what is broadcast to it. */
    Value between(Graph graph, Value rows, Matrix points);

    /** Of each row with itself, of shape [N, 1] or [1]. */
    Value within(Graph graph, Value rows, int columns);
}
