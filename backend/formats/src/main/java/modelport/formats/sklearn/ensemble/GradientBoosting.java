package modelport.formats.sklearn.ensemble;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.tree.CartTree;
import modelport.formats.sklearn.tree.Forest;
import modelport.formats.sklearn.tree.Member;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble.Leaves;
import modelport.onnx.build.Value;

/** Gradient boosting: an initial guess, and trees that each correct those before a little. */
public final class GradientBoosting {
    private GradientBoosting() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                "sklearn.ensemble._gb.GradientBoostingClassifier", GradientBoosting::classifier,
                "sklearn.ensemble._gb.GradientBoostingRegressor", GradientBoosting::regressor);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        return Answers.of(estimator).vector(Method.PREDICT, () -> graph.squeeze(sums(estimator, rows, scope, 1), 1));
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        RawScores scores = RawScores.of(estimator, scope.graph());
        Supplier<Value> sums = () -> sums(estimator, rows, scope, scores.width());
        return estimator.is("loss", "exponential") ? scores.halved(sums) : scores.answers(sums, estimator.since(1, 4));
    }

    /** The sums of guess and corrections, of shape [N, width]. */
    private static Value sums(Estimator estimator, Table rows, Scope scope, int width) {
        Graph graph = scope.graph();
        List<Estimator> trees = estimator.children("estimators_");
        if (trees.isEmpty() || trees.size() % width != 0) {
            throw estimator.unexpected("estimators_");
        }
        Value floats = graph.cast(graph.cast(rows.numbers(), ElementType.FLOAT), ElementType.DOUBLE);
        Table seen = Table.of(graph, floats, rows.width());
        double rate = estimator.number("learning_rate");
        var forest = new Forest(graph, seen, Member.all(trees, rows.width()), 1);
        FirstGuess guess = new FirstGuess(estimator, width);
        Value sums = forest.sums(
                guess.constant().orElse(new double[width]), (tree, member) -> scaled(tree, member % width, rate));
        return guess.constant().isPresent() ? sums : graph.add(guess.of(seen, scope), sums);
    }

    private static Leaves scaled(CartTree tree, int target, double rate) {
        return new Leaves() {
            @Override
            public int target(int leaf) {
                return target;
            }

            @Override
            public double weight(int leaf) {
                return rate * tree.single(leaf);
            }
        };
    }
}
