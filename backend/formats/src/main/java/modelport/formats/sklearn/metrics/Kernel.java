package modelport.formats.sklearn.metrics;

import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * A kernel of {@code pairwise_kernels} with the parameters that an estimator gives it: its attributes {@code gamma},
 * {@code degree} and {@code coef0}.
 */
public record Kernel(Estimator estimator, String name) {
    /** The kernel that the attribute {@code kernel} names. */
    public static Kernel of(Estimator estimator) {
        if (!(estimator.get("kernel") instanceof PyValue.Text text)) {
            throw estimator.unsupported("kernel", "callable");
        }
        return new Kernel(estimator, text.value());
    }

    /** Kernel values of all rows and points, of shape [N, points]. */
    public Value of(Graph graph, Value rows, Matrix points) {
        var distances = new Distances(graph, rows, points);
        return switch (name) {
            case "linear" -> distances.products();
            case "rbf" -> graph.exp(graph.mul(distances.squaredByProducts(), graph.number(-gamma(points))));
            case "poly", "polynomial" -> polynomial(graph, distances);
            case "sigmoid" -> graph.tanh(affine(graph, distances));
            case "laplacian" -> graph.exp(graph.mul(distances.manhattan(), graph.number(-gamma(points))));
            case "cosine" -> Angles.cosines(distances);
            case "additive_chi2" -> chi2(distances);
            case "chi2" -> graph.exp(graph.mul(chi2(distances), graph.number(estimator.number("gamma", 1))));
            case "precomputed" -> rows;
            default -> throw estimator.unsupported("kernel", name);
        };
    }

    private double gamma(Matrix points) {
        return estimator.number("gamma", 1.0 / points.columns());
    }

    private Value affine(Graph graph, Distances distances) {
        Value scaled = graph.mul(distances.products(), graph.number(gamma(distances.points())));
        return graph.add(scaled, graph.number(estimator.number("coef0", 1)));
    }

    private Value polynomial(Graph graph, Distances distances) {
        return graph.pow(affine(graph, distances), graph.number(estimator.number("degree", 3)));
    }

    /** {@code -sum((x - y)^2 / (x + y))}, where columns that are zero in both do not count. */
    private static Value chi2(Distances distances) {
        Value sum = distances.sum(column -> {
            Graph body = column.body();
            Value sizes = body.add(column.row(), column.point());
            Value none = body.equal(sizes, body.number(0));
            return body.where(none, body.number(0), body.div(column.square(), sizes));
        });
        return distances.graph().neg(sum);
    }
}
