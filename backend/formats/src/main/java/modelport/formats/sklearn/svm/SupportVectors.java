package modelport.formats.sklearn.svm;

import java.util.Arrays;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.metrics.Distances;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The support vectors of a machine, and its kernel as libsvm computes it: distances by differences. */
record SupportVectors(Estimator estimator, String kernel, Matrix vectors) {
    static SupportVectors of(Estimator estimator) {
        if (!(estimator.get("kernel") instanceof PyValue.Text kernel)) {
            throw estimator.unsupported("kernel", "callable");
        }
        return new SupportVectors(estimator, kernel.value(), estimator.matrix("support_vectors_"));
    }

    /** Kernel values of all rows and support vectors, of shape [N, vectors]. */
    Value kernel(Graph graph, Value rows) {
        if (kernel.equals("precomputed")) {
            double[] support = estimator.vector("support_");
            return graph.columns(
                    rows, Arrays.stream(support).mapToInt(i -> (int) i).toArray());
        }
        var distances = new Distances(graph, rows, vectors);
        double gamma = estimator.number("_gamma");
        return switch (kernel) {
            case "linear" -> distances.products();
            case "rbf" -> graph.exp(graph.mul(distances.squared(), graph.number(-gamma)));
            case "sigmoid" -> graph.tanh(affine(graph, distances, gamma));
            case "poly" -> graph.pow(affine(graph, distances, gamma), graph.number(estimator.number("degree")));
            default -> throw estimator.unsupported("kernel", kernel);
        };
    }

    private Value affine(Graph graph, Distances distances, double gamma) {
        Value scaled = graph.mul(distances.products(), graph.number(gamma));
        return graph.add(scaled, graph.number(estimator.number("coef0")));
    }
}
