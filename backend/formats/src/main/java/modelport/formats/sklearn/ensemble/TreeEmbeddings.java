package modelport.formats.sklearn.ensemble;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.tree.Forest;
import modelport.formats.sklearn.tree.Member;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble.Leaves;

/** Random trees that say of each leaf whether a row has reached it. */
public final class TreeEmbeddings {
    private TreeEmbeddings() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.ensemble._forest.RandomTreesEmbedding", Transform.of(TreeEmbeddings::embed));
    }

    private static Table embed(Estimator estimator, Table rows, Graph graph) {
        List<Estimator> trees = estimator.children("estimators_");
        Estimator encoder = estimator.child("one_hot_encoder_");
        List<PyValue> leaves = encoder.items("categories_");
        if (trees.isEmpty() || leaves.size() != trees.size()) {
            throw estimator.unexpected("one_hot_encoder_");
        }
        int[] first = new int[trees.size() + 1];
        double[][] known = new double[trees.size()][];
        for (int i = 0; i < trees.size(); i++) {
            known[i] = Values.numbers(leaves.get(i)).orElseThrow(() -> encoder.unexpected("categories_"));
            first[i + 1] = first[i] + known[i].length;
        }
        int width = first[trees.size()];
        var forest = new Forest(graph, rows, Member.all(trees, rows.width()), 1);
        return Table.of(graph, forest.counts(width, (_, tree) -> ones(known[tree], first[tree])), width);
    }

    /** One for each leaf that the encoder knows, in a column of its own. */
    private static Leaves ones(double[] known, int first) {
        return new Leaves() {
            @Override
            public int target(int leaf) {
                return first + Math.max(0, Arrays.binarySearch(known, leaf));
            }

            @Override
            public double weight(int leaf) {
                return Arrays.binarySearch(known, leaf) < 0 ? 0 : 1;
            }
        };
    }
}
