package modelport.formats.sklearn.tree;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Forests: the mean of what their trees say. It is the sum in the order of the trees, divided by their number, as
 * scikit-learn computes it, so that equal sums stay equal.
 */
public final class Forests {
    private Forests() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.ensemble._forest.RandomForestClassifier", Forests::classifier,
                "sklearn.ensemble._forest.ExtraTreesClassifier", Forests::classifier,
                "sklearn.ensemble._forest.RandomForestRegressor", Forests::regressor,
                "sklearn.ensemble._forest.ExtraTreesRegressor", Forests::regressor);
    }

    /** Whether leaves hold weights of rows; since 1.3 they hold shares of one. */
    static boolean areCounted(Estimator estimator) {
        return !estimator.since(1, 3);
    }

    private static Forest of(Estimator estimator, Table rows, Graph graph, int width) {
        List<Estimator> trees = estimator.children("estimators_");
        if (trees.isEmpty()) {
            throw estimator.unexpected("estimators_");
        }
        return new Forest(graph, rows, Member.all(trees, rows.width()), width);
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        Targets targets = Targets.of(estimator);
        Forest forest = of(estimator, rows, scope.graph(), targets.leafWidth());
        return targets.answers(
                estimator, scope.graph(), () -> probabilities(estimator, scope.graph(), forest, targets));
    }

    private static Value probabilities(Estimator estimator, Graph graph, Forest forest, Targets targets) {
        boolean counted = areCounted(estimator);
        Value sums = targets.classes().size() == 1 && Votes.areAll(forest, counted)
                ? Votes.count(graph, forest, targets.width())
                : graph.sum(
                        forest.look(targets.width(), (tree, leaf, _) -> targets.probabilities(tree, leaf, counted)),
                        1,
                        false);
        return graph.div(sums, graph.number(forest.size()));
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        int outputs = estimator.integer("n_outputs_");
        Forest forest = of(estimator, rows, graph, outputs);
        Value trees = graph.number(forest.size());
        Answers answers = Answers.of(estimator);
        Supplier<Value> several = () -> graph.sum(forest.look(outputs, (tree, leaf, _) -> tree.value(leaf)), 1, false);
        return outputs == 1
                ? answers.vector(Method.PREDICT, () -> graph.div(forest.sums(), trees))
                : answers.matrix(Method.PREDICT, outputs, () -> graph.div(several.get(), trees));
    }
}
