package modelport.formats.sklearn.numeric;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Hyperbolic functions of DOUBLE values, for which the engine has kernels in single precision only. */
public final class Hyperbolics {
    private static final double FAR = 20;
    private static final double HUGE = 1e100;

    private final Graph graph;
    private final Functions functions;

    public Hyperbolics(Graph graph) {
        this.graph = graph;
        functions = new Functions(graph);
    }

    public Value sine(Value x) {
        Value size = graph.abs(x);
        Value grown = functions.expm1(graph.min(size, graph.number(FAR)));
        Value ratio = graph.div(grown, graph.add(grown, graph.number(1)));
        Value near = graph.mul(graph.add(grown, ratio), graph.number(0.5));
        Value sine = graph.where(graph.less(size, graph.number(FAR)), near, far(size));
        return graph.where(graph.less(x, graph.number(0)), graph.neg(sine), sine);
    }

    public Value cosine(Value x) {
        Value size = graph.abs(x);
        return graph.add(far(size), graph.mul(graph.exp(graph.neg(size)), graph.number(0.5)));
    }

    /** {@code exp(x) / 2}, also where {@code exp(x)} alone would be infinite. */
    private Value far(Value x) {
        Value root = graph.exp(graph.mul(x, graph.number(0.5)));
        return graph.mul(graph.mul(root, graph.number(0.5)), root);
    }

    public Value inverseSine(Value x) {
        Value one = graph.number(1);
        Value size = graph.abs(x);
        Value held = graph.min(size, graph.number(HUGE));
        Value square = graph.mul(held, held);
        Value root = graph.sqrt(graph.add(square, one));
        Value near = functions.log1p(graph.add(held, graph.div(square, graph.add(root, one))));
        Value far = graph.add(graph.log(size), graph.number(Math.log(2)));
        Value inverse = graph.where(graph.less(size, graph.number(HUGE)), near, far);
        return graph.where(graph.less(x, graph.number(0)), graph.neg(inverse), inverse);
    }
}
