package modelport.formats.sklearn.tree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Single trees. */
public final class DecisionTrees {
    private static final Set<String> CLASSIFIERS =
            Set.of("sklearn.tree._classes.DecisionTreeClassifier", "sklearn.tree._classes.ExtraTreeClassifier");
    private static final Set<String> REGRESSORS =
            Set.of("sklearn.tree._classes.DecisionTreeRegressor", "sklearn.tree._classes.ExtraTreeRegressor");

    private DecisionTrees() {}

    public static Map<String, Converter> converters() {
        var converters = new HashMap<String, Converter>();
        CLASSIFIERS.forEach(path -> converters.put(path, DecisionTrees::classifier));
        REGRESSORS.forEach(path -> converters.put(path, DecisionTrees::regressor));
        return converters;
    }

    static boolean classifies(String path) {
        return CLASSIFIERS.contains(path);
    }

    static boolean predictsNumbers(String path) {
        return REGRESSORS.contains(path);
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        Targets targets = Targets.of(estimator);
        boolean counted = Forests.areCounted(estimator);
        int width = targets.width();
        Forest forest = alone(estimator, rows, graph, targets.leafWidth());
        Supplier<Value> leaf = Answers.once(() -> graph.squeeze(
                forest.look(
                        width + targets.classes().size(),
                        (tree, node, _) -> DoubleStream.concat(
                                        Arrays.stream(targets.probabilities(tree, node, counted)),
                                        Arrays.stream(targets.choices(tree, node)))
                                .toArray()),
                1));
        return targets.answers(
                estimator,
                graph,
                () -> graph.columns(leaf.get(), 0, width),
                (target, _) -> () ->
                        graph.cast(graph.squeeze(graph.columns(leaf.get(), width + target), 1), ElementType.INT64));
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        int outputs = estimator.integer("n_outputs_");
        Forest forest = alone(estimator, rows, graph, outputs);
        Answers answers = Answers.of(estimator);
        return outputs == 1
                ? answers.vector(Method.PREDICT, forest::sums)
                : answers.matrix(
                        Method.PREDICT,
                        outputs,
                        () -> graph.squeeze(forest.look(outputs, (tree, node, _) -> tree.value(node)), 1));
    }

    private static Forest alone(Estimator estimator, Table rows, Graph graph, int width) {
        return new Forest(graph, rows, Member.all(List.of(estimator), rows.width()), width);
    }
}
