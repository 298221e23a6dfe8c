package modelport.formats.sklearn.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.tree.CartTree;
import modelport.formats.sklearn.tree.Member;
import modelport.formats.sklearn.tree.TreeRegressors;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** AdaBoost for numbers: the median of what the members predict, by their weights. */
public final class AdaBoostRegressors {
    private AdaBoostRegressors() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.ensemble._weight_boosting.AdaBoostRegressor", AdaBoostRegressors::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        List<Estimator> members = estimator.children("estimators_");
        double[] weights = estimator.vector("estimator_weights_");
        if (members.isEmpty() || weights.length < members.size()) {
            throw estimator.unexpected("estimators_");
        }
        Graph graph = scope.graph();
        return Answers.of(estimator)
                .vector(
                        Method.PREDICT,
                        () -> median(graph, predictions(members, rows, scope), Arrays.copyOf(weights, members.size())));
    }

    /** Of shape [N, members]. */
    private static Value predictions(List<Estimator> members, Table rows, Scope scope) {
        Graph graph = scope.graph();
        return TreeRegressors.of(graph, rows, Member.all(members, rows.width()))
                .map(forest -> graph.squeeze(forest.look(1, AdaBoostRegressors::number), 2))
                .orElseGet(() -> graph.concat(
                        1,
                        members.stream()
                                .map(member -> scope.convert(member, rows).value(Method.PREDICT))
                                .map(value -> graph.unsqueeze(value, 1))
                                .toList()));
    }

    private static double[] number(CartTree tree, int leaf, int member) {
        return new double[] {tree.single(leaf)};
    }

    /** The first of the sorted predictions at which the weights so far reach half of all. */
    private static Value median(Graph graph, Value predictions, double[] weights) {
        List<Value> sorted = graph.ops(
                "",
                "TopK",
                List.of(ElementType.DOUBLE, ElementType.INT64),
                List.of(predictions, graph.integer(weights.length)),
                Attributes.of("axis", 1),
                Attributes.of("largest", 0));
        Value inOrder = graph.gather(graph.doubles(weights), sorted.getLast(), 0);
        Value soFar = graph.op("CumSum", ElementType.DOUBLE, List.of(inOrder, graph.integer(1)));
        Value half = graph.mul(graph.number(0.5), graph.columns(soFar, weights.length - 1));
        Value reached = graph.cast(graph.greaterOrEqual(soFar, half), ElementType.FLOAT);
        Value place = graph.unsqueeze(graph.argMax(reached, 1), 1);
        Value median = graph.op(
                "GatherElements", ElementType.DOUBLE, List.of(sorted.getFirst(), place), Attributes.of("axis", 1));
        return graph.squeeze(median, 1);
    }
}
