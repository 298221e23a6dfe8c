package modelport.formats.sklearn.numeric;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The error function of DOUBLE values and what is left of it, after Cephes, as scipy computes them. */
public final class ErrorFunction {
    private static final double[] CENTRE_TOP = {
        9.60497373987051638749E0,
        9.00260197203842689217E1,
        2.23200534594684319226E3,
        7.00332514112805075473E3,
        5.55923013010394962768E4
    };
    private static final double[] CENTRE_BOTTOM = {
        1,
        3.35617141647503099647E1,
        5.21357949780152679795E2,
        4.59432382970980127987E3,
        2.26290000613890934246E4,
        4.92673942608635921086E4
    };
    private static final double[] TAIL_TOP = {
        2.46196981473530512524E-10,
        5.64189564831068821977E-1,
        7.46321056442269912687E0,
        4.86371970985681366614E1,
        1.96520832956077098242E2,
        5.26445194995477358631E2,
        9.34528527171957607540E2,
        1.02755188689515710272E3,
        5.57535335369399327526E2
    };
    private static final double[] TAIL_BOTTOM = {
        1,
        1.32281951154744992508E1,
        8.67072140885989742329E1,
        3.54937778887819891062E2,
        9.75708501743205489753E2,
        1.82390916687909736289E3,
        2.24633760818710981792E3,
        1.65666309194161350182E3,
        5.57535340817727675546E2
    };
    private static final double[] FAR_TOP = {
        5.64189583547755073984E-1,
        1.27536670759978104416E0,
        5.01905042251180477414E0,
        6.16021097993053585195E0,
        7.40974269950448939160E0,
        2.97886665372100240670E0
    };
    private static final double[] FAR_BOTTOM = {
        1,
        2.26052863220117276590E0,
        9.39603524938001434673E0,
        1.20489539808096656605E1,
        1.70814450747565897222E1,
        9.60896809063285878198E0,
        3.36907645100081516050E0
    };

    private final Graph graph;
    private final Functions functions;

    public ErrorFunction(Graph graph) {
        this.graph = graph;
        functions = new Functions(graph);
    }

    /** {@code erf(x)}. */
    public Value of(Value x) {
        Value size = graph.abs(x);
        Value rest = graph.mul(graph.unary("Sign", x), graph.sub(graph.number(1), tail(size)));
        return graph.where(graph.less(size, graph.number(1)), centre(x), rest);
    }

    /** {@code erfc(x) = 1 - erf(x)}, with all digits where little is left. */
    public Value complement(Value x) {
        Value size = graph.abs(x);
        Value tail = tail(size);
        Value negative = graph.less(x, graph.number(0));
        Value outside = graph.where(negative, graph.sub(graph.number(2), tail), tail);
        Value near = graph.less(size, graph.number(1));
        return graph.where(near, graph.sub(graph.number(1), centre(x)), outside);
    }

    /** The share of a standard normal distribution that is below {@code x}. */
    public Value normal(Value x) {
        Value half = graph.number(0.5);
        return graph.mul(half, complement(graph.mul(x, graph.number(-Math.sqrt(0.5)))));
    }

    private Value centre(Value x) {
        Value square = graph.mul(x, x);
        return graph.mul(x, ratio(square, CENTRE_TOP, CENTRE_BOTTOM));
    }

    /** For sizes from 1 on; smaller ones give something else. */
    private Value tail(Value size) {
        // What is larger has no share that a double could hold; the polynomials would become infinite.
        Value limited = functions.clip(size, graph.number(1), graph.number(30));
        Value far = graph.greaterOrEqual(limited, graph.number(8));
        Value ratio =
                graph.where(far, ratio(limited, FAR_TOP, FAR_BOTTOM), ratio(limited, TAIL_TOP, TAIL_BOTTOM));
        return graph.mul(graph.exp(graph.neg(graph.mul(limited, limited))), ratio);
    }

    private Value ratio(Value x, double[] top, double[] bottom) {
        return graph.div(functions.polynomial(x, top), functions.polynomial(x, bottom));
    }
}
