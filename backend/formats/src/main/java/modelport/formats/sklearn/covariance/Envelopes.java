package modelport.formats.sklearn.covariance;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** An ellipsoid around most rows: what is too far from its centre is an outlier. */
public final class Envelopes {
    private Envelopes() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.covariance._elliptic_envelope.EllipticEnvelope", Envelopes::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        if (!estimator.flag("store_precision", true)) {
            throw estimator.unsupported("store_precision", "False");
        }
        Graph graph = scope.graph();
        double offset = estimator.number("offset_");
        double[] centre = estimator.vector("location_");
        Matrix precision = estimator.matrix("precision_");
        Answers answers = Answers.of(estimator);
        return answers.vector(
                        Method.SCORE_SAMPLES, () -> graph.neg(distances(graph, rows.numbers(), centre, precision)))
                .vector(
                        Method.DECISION_FUNCTION,
                        () -> graph.sub(answers.value(Method.SCORE_SAMPLES), graph.number(offset)))
                .vector(Method.PREDICT, () -> {
                    Value inside = graph.greaterOrEqual(answers.value(Method.DECISION_FUNCTION), graph.number(0));
                    return graph.where(inside, graph.integer(1), graph.integer(-1));
                });
    }

    /** Squared distances of Mahalanobis. */
    private static Value distances(Graph graph, Value rows, double[] centre, Matrix precision) {
        Value from = graph.sub(rows, graph.doubles(centre));
        Value turned = graph.matMul(from, graph.doubles(precision.values(), precision.rows(), precision.columns()));
        return graph.sum(graph.mul(turned, from), 1, false);
    }
}
