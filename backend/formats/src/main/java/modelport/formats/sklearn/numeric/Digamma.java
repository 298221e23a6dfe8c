package modelport.formats.sklearn.numeric;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * The logarithmic derivative of the gamma function of positive numbers, with the same few terms that scikit-learn's
 * topic models take; they are right to eight digits only.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // As published.
public final class Digamma {
    private static final double EULER = 0.5772156649015329;
    private static final double TINY = 1e-6;
    private static final int LARGE = 6;

    private final Graph graph;

    public Digamma(Graph graph) {
        this.graph = graph;
    }

    public Value of(Value x) {
        Value one = graph.number(1);
        Value moved = graph.max(x, graph.number(TINY));
        Value sum = graph.mul(moved, graph.number(0));
        for (int i = 0; i < LARGE; i++) {
            Value small = graph.less(moved, graph.number(LARGE));
            sum = graph.where(small, graph.sub(sum, graph.div(one, moved)), sum);
            moved = graph.where(small, graph.add(moved, one), moved);
        }
        Value series = graph.add(sum, series(moved));
        Value nearZero = graph.sub(graph.number(-EULER), graph.div(one, x));
        return graph.where(graph.lessOrEqual(x, graph.number(TINY)), nearZero, series);
    }

    /** {@code log(x) - 1 / 2x - 1 / 12x^2 + 1 / 120x^4 - 1 / 252x^6}. */
    private Value series(Value x) {
        Value r = graph.div(graph.number(1), x);
        Value first = graph.sub(graph.log(x), graph.mul(graph.number(0.5), r));
        Value square = graph.mul(r, r);
        Value inner = graph.sub(graph.number(1.0 / 120), graph.mul(square, graph.number(1.0 / 252)));
        Value outer = graph.sub(graph.number(1.0 / 12), graph.mul(square, inner));
        return graph.sub(first, graph.mul(square, outer));
    }
}
