package modelport.formats.sklearn.discriminant;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Matrix;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.linear.Decisions;
import modelport.formats.sklearn.linear.Sums;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Discriminant analysis with straight borders, or with quadratic ones. */
public final class Discriminants {
    private Discriminants() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.discriminant_analysis.LinearDiscriminantAnalysis", Discriminants::linear,
                "sklearn.discriminant_analysis.QuadraticDiscriminantAnalysis", QuadraticDiscriminant::convert);
    }

    private static Answers linear(Estimator estimator, Table rows, Scope scope) {
        Sums sums = Sums.of(estimator);
        Graph graph = scope.graph();
        Decisions decisions = Decisions.of(estimator, graph);
        Answers answers = decisions.answers(sums.count(), () -> sums.of(graph, rows));
        answers.matrix(Method.PREDICT_PROBA, decisions.classes().count(), () -> {
            Value scores = answers.value(Method.DECISION_FUNCTION);
            return sums.count() == 1 ? decisions.sigmoids(scores, 1) : graph.softmax(scores);
        });
        if (!estimator.is("solver", "lsqr")) {
            projection(estimator, answers, rows, graph);
        }
        return answers;
    }

    /** Onto the axes along which classes differ most; more than there are asked for are dropped. */
    private static void projection(Estimator estimator, Answers answers, Table rows, Graph graph) {
        Matrix axes = estimator.matrix("scalings_");
        int width = Math.min(axes.columns(), estimator.integer("_max_components"));
        boolean centred = estimator.is("solver", "svd");
        answers.table(() -> {
            Value from = centred ? graph.sub(rows.finite(), graph.doubles(estimator.vector("xbar_"))) : rows.finite();
            Value all = graph.matMul(from, graph.doubles(axes.values(), axes.rows(), axes.columns()));
            return Table.of(graph, width == axes.columns() ? all : graph.columns(all, 0, width), width);
        });
    }
}
