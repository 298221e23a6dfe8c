package modelport.formats.sklearn.gaussian;

import java.util.OptionalInt;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.metrics.Distances;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The kernels of {@code sklearn.gaussian_process.kernels}. */
final class Covariances {
    private static final String MODULE = "sklearn.gaussian_process.kernels.";

    private Covariances() {}

    static Covariance of(Estimator kernel) {
        String path = kernel.path();
        if (!path.startsWith(MODULE)) {
            throw kernel.unsupported("kernel", path);
        }
        return switch (path.substring(MODULE.length())) {
            case "Sum" -> joined(kernel, Join.SUM);
            case "Product" -> joined(kernel, Join.PRODUCT);
            case "Exponentiation" -> new Power(of(kernel.child("kernel")), kernel.number("exponent"));
            case "ConstantKernel" -> new Constant(kernel.number("constant_value"), kernel.number("constant_value"));
            case "WhiteKernel" -> new Constant(0, kernel.number("noise_level"));
            case "DotProduct" -> new Products(Math.pow(kernel.number("sigma_0"), 2));
            case "RBF" -> new Stationary(scales(kernel), Stationary::gaussian);
            case "Matern" -> new Stationary(scales(kernel), matern(kernel));
            case "RationalQuadratic" -> rationalQuadratic(kernel);
            case "ExpSineSquared" -> periodic(kernel);
            case "PairwiseKernel" -> Pairwise.of(kernel);
            default -> throw kernel.unsupported("kernel", kernel.name());
        };
    }

    private static double[] scales(Estimator kernel) {
        return kernel.vector("length_scale");
    }

    private enum Join {
        SUM,
        PRODUCT;

        Value of(Graph graph, Value left, Value right) {
            return switch (this) {
                case SUM -> graph.add(left, right);
                case PRODUCT -> graph.mul(left, right);
            };
        }
    }

    private static Covariance joined(Estimator kernel, Join join) {
        return new Joined(of(kernel.child("k1")), of(kernel.child("k2")), join);
    }

    private record Joined(Covariance left, Covariance right, Join join) implements Covariance {
        @Override
        public Value between(Graph graph, Value rows, Matrix points) {
            return join.of(graph, left.between(graph, rows, points), right.between(graph, rows, points));
        }

        @Override
        public Value within(Graph graph, Value rows, int columns) {
            return join.of(graph, left.within(graph, rows, columns), right.within(graph, rows, columns));
        }
    }

    private record Power(Covariance inner, double exponent) implements Covariance {
        @Override
        public Value between(Graph graph, Value rows, Matrix points) {
            return graph.pow(inner.between(graph, rows, points), graph.number(exponent));
        }

        @Override
        public Value within(Graph graph, Value rows, int columns) {
            return graph.pow(inner.within(graph, rows, columns), graph.number(exponent));
        }
    }

    /** The same for all points, and noise on top of each row's own. */
    private record Constant(double between, double within) implements Covariance {
        @Override
        public Value between(Graph graph, Value rows, Matrix points) {
            return graph.filled(between, rows, points.rows());
        }

        @Override
        public Value within(Graph graph, Value rows, int columns) {
            return graph.number(within);
        }
    }

    private record Products(double constant) implements Covariance {
        @Override
        public Value between(Graph graph, Value rows, Matrix points) {
            return graph.add(new Distances(graph, rows, points).products(), graph.number(constant));
        }

        @Override
        public Value within(Graph graph, Value rows, int columns) {
            return graph.add(graph.reduce("ReduceSumSquare", rows, 1, true), graph.number(constant));
        }
    }

    private static Stationary.Shape matern(Estimator kernel) {
        double nu = kernel.number("nu");
        if (Double.isInfinite(nu)) {
            return Stationary::gaussian;
        }
        OptionalInt order = Matern.order(nu);
        if (order.isEmpty()) {
            throw kernel.unsupported("nu", Double.toString(nu));
        }
        return new Matern(order.getAsInt())::of;
    }

    private static Covariance rationalQuadratic(Estimator kernel) {
        double alpha = kernel.number("alpha");
        double scale = 2 * alpha * Math.pow(kernel.number("length_scale"), 2);
        return new Stationary(new double[] {1}, (graph, squares) -> {
            Value base = graph.add(graph.div(squares, graph.number(scale)), graph.number(1));
            return graph.pow(base, graph.number(-alpha));
        });
    }

    private static Covariance periodic(Estimator kernel) {
        double turns = Math.PI / kernel.number("periodicity");
        double scale = kernel.number("length_scale");
        return new Stationary(new double[] {1}, (graph, squares) -> {
            Value angle = graph.mul(graph.sqrt(squares), graph.number(turns));
            Value sine = graph.div(graph.unary("Sin", angle), graph.number(scale));
            return graph.exp(graph.mul(graph.mul(sine, sine), graph.number(-2)));
        });
    }
}
