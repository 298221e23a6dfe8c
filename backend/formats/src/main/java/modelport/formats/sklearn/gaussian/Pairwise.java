package modelport.formats.sklearn.gaussian;

import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.metrics.Kernel;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** A kernel of {@code sklearn.metrics.pairwise} in a Gaussian process. */
record Pairwise(Kernel kernel) implements Covariance {
    static Covariance of(Estimator estimator) {
        if (estimator.has("pairwise_kernels_kwargs")) {
            throw estimator.unsupported("pairwise_kernels_kwargs", "dict");
        }
        return new Pairwise(Kernel.of(estimator, "metric"));
    }

    @Override
    public Value between(Graph graph, Value rows, Matrix points) {
        return kernel.of(graph, rows, points);
    }

    @Override
    public Value within(Graph graph, Value rows, int columns) {
        return kernel.within(graph, rows, columns);
    }
}
