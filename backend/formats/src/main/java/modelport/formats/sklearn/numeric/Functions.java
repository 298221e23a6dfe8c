package modelport.formats.sklearn.numeric;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Elementary functions of DOUBLE values that keep their digits near zero, and NaN everywhere. */
public final class Functions {
    private final Graph graph;

    public Functions(Graph graph) {
        this.graph = graph;
    }

    /** {@code log(1 + x)}; near zero by Kahan's correction of what rounding {@code 1 + x} loses. */
    public Value log1p(Value x) {
        Value one = graph.number(1);
        Value sum = graph.add(x, one);
        Value log = graph.log(sum);
        Value kept = graph.sub(sum, one);
        Value tiny = graph.equal(kept, graph.number(0));
        Value corrected = graph.mul(log, graph.div(x, graph.where(tiny, one, kept)));
        Value near = graph.less(graph.abs(x), graph.number(0.5));
        return graph.where(near, graph.where(tiny, x, corrected), log);
    }

    /** {@code exp(x) - 1}; near zero by {@code 2 t / (1 - t)} with {@code t = tanh(x / 2)}. */
    public Value expm1(Value x) {
        Value one = graph.number(1);
        Value half = graph.tanh(graph.mul(x, graph.number(0.5)));
        Value near = graph.div(graph.add(half, half), graph.sub(one, half));
        return graph.where(graph.less(graph.abs(x), graph.number(0.5)), near, graph.sub(graph.exp(x), one));
    }

    /** The nearest value between the limits; NaN stays. */
    public Value clip(Value x, Value low, Value high) {
        return graph.where(graph.less(x, low), low, graph.where(graph.greater(x, high), high, x));
    }

    /** {@code result} where {@code x} is finite, NaN where it is not: what scikit-learn would not have accepted. */
    public Value unlessBroken(Value x, Value result) {
        return graph.add(result, graph.mul(x, graph.number(0)));
    }

    /** A polynomial, from the coefficient of the highest power down. */
    public Value polynomial(Value x, double... coefficients) {
        Value sum = graph.number(coefficients[0]);
        for (int i = 1; i < coefficients.length; i++) {
            sum = graph.add(graph.mul(sum, x), graph.number(coefficients[i]));
        }
        return sum;
    }

    /** Of any size, with an absolute error of a few units in the last place of 1. */
    public Value cosine(Value x) {
        Value sine = graph.unary("Sin", graph.mul(x, graph.number(0.5)));
        return graph.sub(graph.number(1), graph.mul(graph.number(2), graph.mul(sine, sine)));
    }

    public Value cubeRoot(Value x) {
        Value root = graph.pow(graph.abs(x), graph.number(1.0 / 3));
        return graph.mul(graph.unary("Sign", x), root);
    }
}
