package modelport.formats.sklearn.neighbors;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * The kernels of density estimates: logarithms of values that are 1 at no distance, and what they are normalised by.
 */
enum DensityKernel {
    GAUSSIAN,
    TOPHAT,
    EPANECHNIKOV,
    EXPONENTIAL,
    LINEAR,
    COSINE;

    /** The logarithm at a distance that was divided by the bandwidth; minus infinity where the kernel has ended. */
    Value logarithm(Graph graph, Value distance) {
        return switch (this) {
            case GAUSSIAN -> graph.mul(graph.mul(distance, distance), graph.number(-0.5));
            case EXPONENTIAL -> graph.neg(distance);
            case TOPHAT -> within(graph, distance, graph.number(0));
            case EPANECHNIKOV ->
                within(graph, distance, graph.log(graph.sub(graph.number(1), graph.mul(distance, distance))));
            case LINEAR -> within(graph, distance, graph.log(graph.sub(graph.number(1), distance)));
            case COSINE -> {
                Value left = graph.mul(graph.sub(graph.number(1), distance), graph.number(Math.PI / 2));
                yield within(graph, distance, graph.log(graph.unary("Sin", left)));
            }
        };
    }

    private static Value within(Graph graph, Value distance, Value logarithm) {
        Value inside = graph.less(distance, graph.number(1));
        return graph.where(inside, logarithm, graph.number(Double.NEGATIVE_INFINITY));
    }

    /** Logarithm of the kernel's integral for a bandwidth of 1. */
    double logIntegral(int dimensions) {
        return switch (this) {
            case GAUSSIAN -> 0.5 * dimensions * Math.log(2 * Math.PI);
            case TOPHAT -> logVolume(dimensions);
            case EPANECHNIKOV -> logVolume(dimensions) + Math.log(2.0 / (dimensions + 2));
            case EXPONENTIAL -> logSurface(dimensions - 1) + logGamma(2 * dimensions);
            case LINEAR -> logVolume(dimensions) - Math.log(dimensions + 1.0);
            case COSINE -> Math.log(cosine(dimensions)) + logSurface(dimensions - 1);
        };
    }

    private static double cosine(int dimensions) {
        double factor = 0;
        double term = 2 / Math.PI;
        for (int k = 1; k <= dimensions; k += 2) {
            factor += term;
            term *= -(dimensions - k) * (dimensions - k - 1.0) * Math.pow(2 / Math.PI, 2);
        }
        return factor;
    }

    /** Of the unit ball. */
    private static double logVolume(int dimensions) {
        return 0.5 * dimensions * Math.log(Math.PI) - logGamma(dimensions + 2);
    }

    private static double logSurface(int dimensions) {
        return Math.log(2 * Math.PI) + logVolume(dimensions - 1);
    }

    /** Logarithm of the gamma function of {@code halves / 2}. */
    private static double logGamma(int halves) {
        double sum = halves % 2 == 0 ? 0 : Math.log(Math.PI) / 2;
        for (int i = halves % 2 == 0 ? 2 : 1; i < halves; i += 2) {
            sum += Math.log(i / 2.0);
        }
        return sum;
    }
}
