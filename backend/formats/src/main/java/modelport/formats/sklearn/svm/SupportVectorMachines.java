package modelport.formats.sklearn.svm;

import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Machines of support vectors. */
public final class SupportVectorMachines {
    private SupportVectorMachines() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.svm._classes.SVC", SupportVectorMachines::classifier,
                "sklearn.svm._classes.NuSVC", SupportVectorMachines::classifier,
                "sklearn.svm._classes.SVR", SupportVectorMachines::regressor,
                "sklearn.svm._classes.NuSVR", SupportVectorMachines::regressor,
                "sklearn.svm._classes.OneClassSVM", SupportVectorMachines::oneClass);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Supplier<Value> sum = sum(estimator, rows, scope.graph());
        return Answers.of(estimator).vector(Method.PREDICT, sum);
    }

    /** What lies exactly on the border is strange, unlike with other detectors. */
    private static Answers oneClass(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Supplier<Value> decision = sum(estimator, rows, graph);
        double offset = estimator.number("offset_");
        return Answers.of(estimator)
                .vector(Method.DECISION_FUNCTION, decision)
                .vector(Method.SCORE_SAMPLES, () -> graph.add(decision.get(), graph.number(offset)))
                .vector(Method.PREDICT, () -> {
                    Value inside = graph.greater(decision.get(), graph.number(0));
                    return graph.where(inside, graph.integer(1), graph.integer(-1));
                });
    }

    private static Supplier<Value> sum(Estimator estimator, Table rows, Graph graph) {
        SupportVectors vectors = SupportVectors.of(estimator);
        Matrix weights = estimator.matrix("_dual_coef_");
        double intercept = estimator.number("_intercept_");
        return Answers.once(() -> {
            Value kernel = vectors.kernel(graph, rows.finite());
            Value column = graph.doubles(weights.values(), weights.columns(), 1);
            return graph.add(graph.squeeze(graph.matMul(kernel, column), 1), graph.number(intercept));
        });
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        return new PairwiseClassifier(estimator, scope.graph()).answers(rows);
    }
}
