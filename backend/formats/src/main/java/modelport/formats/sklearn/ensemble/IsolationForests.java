package modelport.formats.sklearn.ensemble;

import java.util.List;
import java.util.Map;
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

/** Isolation forests: rows that random splits soon leave alone are outliers. */
public final class IsolationForests {
    private static final double EULER_GAMMA = 0.5772156649015329;

    /** A few times the step between numbers that are as large as scores. */
    private static final double NOTHING = 1e-15;

    private IsolationForests() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.ensemble._iforest.IsolationForest", IsolationForests::convert);
    }

    private static Answers convert(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        double offset = estimator.number("offset_");
        Answers answers = Answers.of(estimator);
        answers.vector(Method.SCORE_SAMPLES, () -> score(estimator, rows, graph));
        answers.vector(
                Method.DECISION_FUNCTION, () -> graph.sub(answers.value(Method.SCORE_SAMPLES), graph.number(offset)));
        return answers.vector(Method.PREDICT, () -> inlier(graph, answers.value(Method.DECISION_FUNCTION)));
    }

    /**
     * Rows as strange as the limit are none. The limit is the score of such a row, and powers have no last digit that
     * all libraries agree on.
     */
    private static Value inlier(Graph graph, Value decision) {
        Value outlier = graph.cast(graph.less(decision, graph.number(-NOTHING)), ElementType.INT64);
        return graph.gather(graph.longs(new long[] {1, -1}), outlier, 0);
    }

    /** {@code -2 ** -(depth / (trees * expected depth))}. */
    private static Value score(Estimator estimator, Table rows, Graph graph) {
        List<Member> members = Subspaces.members(estimator, rows.width());
        double expected = members.size() * pathLength(estimator.integer("max_samples_"));
        if (expected == 0) {
            throw estimator.unsupported("max_samples", "1");
        }
        var forest = new Forest(graph, rows, members, 1);
        Value depths = graph.squeeze(forest.sums(new double[1], (tree, _) -> depths(tree)), 1);
        Value exponent = graph.neg(graph.div(depths, graph.number(expected)));
        return graph.neg(graph.pow(graph.number(2), exponent));
    }

    /** A leaf's depth, and how deep its rows would lie if they were split on. */
    private static Leaves depths(CartTree tree) {
        int[] depths = tree.splits().depths();
        return new Leaves() {
            @Override
            public int target(int leaf) {
                return 0;
            }

            @Override
            public double weight(int leaf) {
                return depths[leaf] + 1 + pathLength(tree.samples()[leaf]) - 1;
            }
        };
    }

    /** The mean length of the paths in a search tree of so many rows. */
    private static double pathLength(long rows) {
        if (rows <= 2) {
            return rows == 2 ? 1 : 0;
        }
        return 2 * (Math.log(rows - 1.0) + EULER_GAMMA) - 2 * (rows - 1.0) / rows;
    }
}
