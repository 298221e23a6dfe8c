package modelport.formats.sklearn.numeric;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * The quantile function of the standard normal distribution for probabilities that are not closer to 0 or 1 than 1e-13,
 * after Cephes ({@code ndtri}), as {@code scipy.stats.norm.ppf} computes it.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // As published, with more digits than a double has.
public final class NormalQuantile {
    private static final double TAIL = Math.exp(-2);
    private static final double ROOT_OF_TWO_PI = 2.50662827463100050242;

    private static final double[] CENTRE_TOP = {
        -5.99633501014107895267E1,
        9.80010754185999661536E1,
        -5.66762857469070293439E1,
        1.39312609387279679503E1,
        -1.23916583867381258016E0
    };
    private static final double[] CENTRE_BOTTOM = {
        1,
        1.95448858338141759834E0,
        4.67627912898881538453E0,
        8.63602421390890590575E1,
        -2.25462687854119370527E2,
        2.00260212380060660359E2,
        -8.20372256168333339912E1,
        1.59056225126211695515E1,
        -1.18331621121330003142E0
    };
    private static final double[] TAIL_TOP = {
        4.05544892305962419923E0,
        3.15251094599893866154E1,
        5.71628192246421288162E1,
        4.40805073893200834700E1,
        1.46849561928858024014E1,
        2.18663306850790267539E0,
        -1.40256079171354495875E-1,
        -3.50424626827848203418E-2,
        -8.57456785154685413611E-4
    };
    private static final double[] TAIL_BOTTOM = {
        1,
        1.57799883256466749731E1,
        4.53907635128879210584E1,
        4.13172038254672030440E1,
        1.50425385692907503408E1,
        2.50464946208309415979E0,
        -1.42182922854787788574E-1,
        -3.80806407691578277194E-2,
        -9.33259480895457427372E-4
    };

    private final Graph graph;
    private final Functions functions;

    public NormalQuantile(Graph graph) {
        this.graph = graph;
        functions = new Functions(graph);
    }

    /** The quantile of each probability. */
    public Value of(Value probability) {
        Value one = graph.number(1);
        Value upper = graph.greater(probability, graph.number(1 - TAIL));
        Value p = graph.where(upper, graph.sub(one, probability), probability);
        Value quantile = graph.where(graph.greater(p, graph.number(TAIL)), centre(p), tail(p));
        Value isTail = graph.not(graph.greater(p, graph.number(TAIL)));
        return graph.where(graph.and(upper, isTail), graph.neg(quantile), quantile);
    }

    private Value centre(Value p) {
        Value from = graph.sub(p, graph.number(0.5));
        Value square = graph.mul(from, from);
        Value ratio = graph.div(functions.polynomial(square, CENTRE_TOP), functions.polynomial(square, CENTRE_BOTTOM));
        Value quantile = graph.add(from, graph.mul(from, graph.mul(square, ratio)));
        return graph.mul(quantile, graph.number(ROOT_OF_TWO_PI));
    }

    private Value tail(Value p) {
        Value x = graph.sqrt(graph.mul(graph.number(-2), graph.log(p)));
        Value z = graph.div(graph.number(1), x);
        Value first = graph.sub(x, graph.div(graph.log(x), x));
        Value ratio = graph.div(functions.polynomial(z, TAIL_TOP), functions.polynomial(z, TAIL_BOTTOM));
        return graph.neg(graph.sub(first, graph.mul(z, ratio)));
    }
}
