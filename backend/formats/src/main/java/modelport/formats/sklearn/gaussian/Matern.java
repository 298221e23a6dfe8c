package modelport.formats.sklearn.gaussian;

import java.util.OptionalInt;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Matérn's kernel for {@code nu = order + 1/2}: an exponential times a polynomial of that order. */
record Matern(int order) {
    private static final int HIGHEST = 10;

    /** The order for this nu; between the halves only Bessel functions help. */
    static OptionalInt order(double nu) {
        double order = nu - 0.5;
        return order == Math.rint(order) && order >= 0 && order <= HIGHEST
                ? OptionalInt.of((int) order)
                : OptionalInt.empty();
    }

    /** {@code exp(-t) order! / (2 order)! sum((order + i)! / (i! (order - i)!) (2 t)^(order - i))}. */
    Value of(Graph graph, Value squares) {
        Value t = graph.mul(graph.sqrt(squares), graph.number(Math.sqrt(2 * order + 1)));
        Value decay = graph.exp(graph.neg(t));
        if (order == 0) {
            return decay;
        }
        Value polynomial = graph.number(coefficient(0));
        for (int i = 1; i <= order; i++) {
            polynomial = graph.add(graph.mul(polynomial, t), graph.number(coefficient(i)));
        }
        return graph.mul(polynomial, decay);
    }

    /** Of {@code t ^ (order - i)}. */
    private double coefficient(int i) {
        double factor = factorial(order) / factorial(2 * order);
        return factor * factorial(order + i) / factorial(i) / factorial(order - i) * Math.pow(2, order - i);
    }

    private static double factorial(int number) {
        double product = 1;
        for (int i = 2; i <= number; i++) {
            product *= i;
        }
        return product;
    }
}
