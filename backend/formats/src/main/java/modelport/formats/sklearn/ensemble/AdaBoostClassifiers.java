package modelport.formats.sklearn.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Classes;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.tree.Member;
import modelport.formats.sklearn.tree.TreeClassifiers;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** AdaBoost: classifiers that are asked one after the other, and have weights. */
public final class AdaBoostClassifiers {
    private AdaBoostClassifiers() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.ensemble._weight_boosting.AdaBoostClassifier", AdaBoostClassifiers::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        var classes = new Classes(estimator.items("classes_"));
        if (classes.count() == 1) {
            throw estimator.unsupported("n_classes_", "1");
        }
        Answers answers = Answers.of(estimator).classes(classes);
        if (classes.count() == 2) {
            answers.vector(Method.DECISION_FUNCTION, () -> {
                Value means = means(estimator, classes, rows, scope);
                return graph.squeeze(graph.sub(graph.columns(means, 1), graph.columns(means, 0)), 1);
            });
            answers.vector(
                    Method.PREDICT,
                    () -> graph.cast(
                            graph.greater(answers.value(Method.DECISION_FUNCTION), graph.number(0)),
                            ElementType.INT64));
        } else {
            answers.matrix(Method.DECISION_FUNCTION, classes.count(), () -> means(estimator, classes, rows, scope));
            answers.vector(Method.PREDICT, () -> graph.argMax(answers.value(Method.DECISION_FUNCTION), 1));
        }
        return answers.matrix(
                Method.PREDICT_PROBA,
                classes.count(),
                () -> probabilities(graph, answers.value(Method.DECISION_FUNCTION), classes.count()));
    }

    private static Value probabilities(Graph graph, Value decision, int classes) {
        if (classes > 2) {
            return graph.softmax(graph.div(decision, graph.number(classes - 1)));
        }
        Value half = graph.div(graph.unsqueeze(decision, 1), graph.number(2));
        return graph.softmax(graph.concat(1, List.of(graph.neg(half), half)));
    }

    /** What all members say of each class, divided by the sum of their weights. */
    private static Value means(Estimator estimator, Classes classes, Table rows, Scope scope) {
        Graph graph = scope.graph();
        List<Estimator> members = estimator.children("estimators_");
        double[] weights = estimator.vector("estimator_weights_");
        if (members.isEmpty() || weights.length < members.size()) {
            throw estimator.unexpected("estimators_");
        }
        Opinion opinion = estimator.is("algorithm", "SAMME.R")
                ? new Opinion.ByProbability(classes.count())
                : new Opinion.ByChoice(classes, weights, estimator.since(1, 3));
        Value sum = TreeClassifiers.of(Member.all(members, rows.width()))
                .map(trees -> trees.sums(graph, rows, classes.count(), leaf -> opinion.of(trees, leaf)))
                .orElseGet(() -> ofAny(members, rows, scope, opinion));
        return graph.div(sum, graph.number(Arrays.stream(weights).sum()));
    }

    private static Value ofAny(List<Estimator> members, Table rows, Scope scope, Opinion opinion) {
        List<Value> opinions = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            opinions.add(opinion.of(scope.graph(), scope.convert(members.get(i), rows), i));
        }
        return opinions.stream().reduce(scope.graph()::add).orElseThrow();
    }
}
