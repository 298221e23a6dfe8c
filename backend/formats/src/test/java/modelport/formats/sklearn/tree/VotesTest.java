package modelport.formats.sklearn.tree;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.List;
import java.util.Map;
import java.util.Random;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.FixtureModel;
import modelport.formats.sklearn.GraphRun;
import modelport.formats.sklearn.Pickled;
import modelport.formats.sklearn.SklearnModels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forests that are sure of every leaf, which no fixture is. */
class VotesTest {
    @ParameterizedTest
    @CsvSource({"forest_oob_p1.pkl, 3", "dill_forest.dill, 2"})
    void votes_are_counted_where_every_leaf_is_sure(String file, int classes) {
        FixtureModel forest = FixtureModel.of(file);
        List<FixtureModel> trees = forest.each("estimators_");
        trees.forEach(tree -> makeSure(tree, classes));
        int width = (int) ((PyValue.Int) forest.get("n_features_in_")).value().longValueExact();
        double[] row = new Random(1).doubles(width, -1, 1).toArray();
        double[] votes = new double[classes];
        trees.forEach(tree -> votes[choice(tree, row)] += 1.0 / 4);

        ModelProto model = SklearnModels.convert(forest.instance()).onnx();

        assertThat(GraphRun.probabilities(model, row)).containsExactly(votes);
        assertThat(model.getGraph().getNodeList())
                .noneMatch(node -> node.getOpType().equals("ReduceSum"));
    }

    private static void makeSure(FixtureModel tree, int classes) {
        FixtureModel nodes = tree.inside("tree_");
        double[] values = ((NumpyArray) nodes.get("values")).doubles();
        double[][] sure = new double[values.length / classes][classes];
        for (int node = 0; node < sure.length; node++) {
            sure[node][(int) values[node * classes] % classes] = 3;
        }
        nodes.with(
                "values",
                Pickled.object("sklearn.base.Values", Map.of("values", sure))
                        .attribute("values")
                        .orElseThrow());
    }

    /** Where the tree sends a row, and what it chooses there. */
    private static int choice(FixtureModel tree, double[] row) {
        NumpyArray nodes = (NumpyArray) tree.inside("tree_").get("nodes");
        double[] values = ((NumpyArray) tree.inside("tree_").get("values")).doubles();
        int classes = values.length / nodes.length();
        int node = 0;
        while (nodes.field("left_child").longs()[node] >= 0) {
            double value = row[(int) nodes.field("feature").longs()[node]];
            boolean left = (float) value <= nodes.field("threshold").doubles()[node];
            node = (int) nodes.field(left ? "left_child" : "right_child").longs()[node];
        }
        for (int i = 0; i < classes; i++) {
            if (values[node * classes + i] > 0) {
                return i;
            }
        }
        throw new IllegalStateException("a leaf that chooses nothing");
    }
}
