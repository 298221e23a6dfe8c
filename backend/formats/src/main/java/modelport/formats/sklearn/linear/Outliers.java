package modelport.formats.sklearn.linear;

import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** How detectors of outliers answer: 1 for what they know, -1 for what is strange to them. */
public final class Outliers {
    private Outliers() {}

    /** -1 where the decision is negative, of type INT64. */
    public static Value signs(Graph graph, Value decision) {
        Value inside = graph.greaterOrEqual(decision, graph.number(0));
        return graph.where(inside, graph.integer(1), graph.integer(-1));
    }
}
