package modelport.formats.sklearn.metrics;

import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * A kernel of {@code pairwise_kernels} with the parameters that an estimator gives it: its attributes {@code gamma},
 * {@code degree} and {@code coef0}.
 */
public record Kernel(Estimator estimator, String name) {
    /** The kernel that the attribute {@code kernel} names. */
    public static Kernel of(Estimator estimator) {
        return of(estimator, "kernel");
    }

    /** The kernel that an attribute names. */
    public static Kernel of(Estimator estimator, String attribute) {
        if (!(estimator.get(attribute) instanceof PyValue.Text text)) {
            throw estimator.unsupported(attribute, "callable");
        }
        return new Kernel(estimator, text.value());
    }

    /** Kernel values of all rows and points, of shape [N, points]. */
    public Value of(Graph graph, Value rows, Matrix points) {
        var distances = new Distances(graph, rows, points);
        int columns = points.columns();
        return switch (name) {
            case "linear" -> distances.products();
            case "rbf" -> graph.exp(graph.mul(distances.squaredByProducts(), graph.number(-gamma(columns))));
            case "poly", "polynomial" -> polynomial(graph, distances.products(), columns);
            case "sigmoid" -> graph.tanh(affine(graph, distances.products(), columns));
            case "laplacian" -> graph.exp(graph.mul(distances.manhattan(), graph.number(-gamma(columns))));
            case "cosine" -> Angles.cosines(distances);
            case "additive_chi2" -> chi2(distances);
            case "chi2" -> graph.exp(graph.mul(chi2(distances), graph.number(parameter("gamma", 1))));
            case "precomputed" -> rows;
            default -> throw estimator.unsupported("kernel", name);
        };
    }

    /** Kernel values of each row and itself, of shape [N, 1] or [1]. */
    public Value within(Graph graph, Value rows, int columns) {
        Value square = graph.reduce("ReduceSumSquare", rows, 1, true);
        return switch (name) {
            case "linear" -> square;
            case "poly", "polynomial" -> polynomial(graph, square, columns);
            case "sigmoid" -> graph.tanh(affine(graph, square, columns));
            case "cosine" -> graph.where(graph.equal(square, graph.number(0)), graph.number(0), graph.number(1));
            case "additive_chi2" -> graph.number(0);
            case "rbf", "laplacian", "chi2" -> graph.number(1);
            default -> throw estimator.unsupported("kernel", name);
        };
    }

    /** A parameter; {@code Nystroem} may have it among those of the kernel too. */
    private double parameter(String parameter, double otherwise) {
        boolean among = estimator.name().equals("Nystroem") && !estimator.has(parameter);
        return among && estimator.optional("kernel_params").orElse(PyValue.None.NONE) instanceof PyValue.Dict given
                ? given.get(parameter).flatMap(Values::number).orElse(otherwise)
                : estimator.number(parameter, otherwise);
    }

    private double gamma(int columns) {
        return parameter("gamma", 1.0 / columns);
    }

    private Value affine(Graph graph, Value products, int columns) {
        Value scaled = graph.mul(products, graph.number(gamma(columns)));
        return graph.add(scaled, graph.number(parameter("coef0", 1)));
    }

    private Value polynomial(Graph graph, Value products, int columns) {
        return graph.pow(affine(graph, products, columns), graph.number(parameter("degree", 3)));
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
