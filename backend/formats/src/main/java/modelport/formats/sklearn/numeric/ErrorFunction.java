package modelport.formats.sklearn.numeric;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** The error function of DOUBLE values, after Cephes ({@code erf}). */
@SuppressWarnings("FloatingPointLiteralPrecision") // As published, with more digits than a double has.
public final class ErrorFunction {
    /** From here on it is 1 to the last digit. */
    private static final double END = 6;

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

    private final Graph graph;
    private final Functions functions;

    public ErrorFunction(Graph graph) {
        this.graph = graph;
        this.functions = new Functions(graph);
    }

    public Value of(Value x) {
        Value size = graph.min(graph.abs(x), graph.number(END));
        Value square = graph.mul(size, size);
        Value centre = graph.mul(size, ratio(square, CENTRE_TOP, CENTRE_BOTTOM));
        Value rest = graph.mul(graph.exp(graph.neg(square)), ratio(size, TAIL_TOP, TAIL_BOTTOM));
        Value tail = graph.sub(graph.number(1), rest);
        Value positive = graph.where(graph.less(size, graph.number(1)), centre, tail);
        return graph.where(graph.less(x, graph.number(0)), graph.neg(positive), positive);
    }

    private Value ratio(Value x, double[] top, double[] bottom) {
        return graph.div(functions.polynomial(x, top), functions.polynomial(x, bottom));
    }
}
