package modelport.formats.boosting;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Trees that ask for thousands of sets of far apart categories. */
class ManySetsTest {
    private static final int TREES = 3_000;
    private static final int ROWS = 300;
    private static final int FEATURES = 2;
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void every_row_goes_where_its_sets_send_it() throws Exception {
        List<Tree> trees = IntStream.range(0, TREES).mapToObj(_ -> tree()).toList();
        Forest forest = new Forest(true, FEATURES, 1, 1, trees);

        Graph graph = new Graph("sets");
        Value matrix = graph.input("X", ElementType.DOUBLE, "N", FEATURES);
        graph.output(
                "prediction",
                new ForestGraph(graph, matrix, forest, CategoryRule.LIGHTGBM).sums(new double[0]),
                "N",
                1);
        ModelProto onnx = graph.model();

        var rows = new ArrayList<List<@Nullable Object>>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(row());
        }
        double[][] expected = new double[ROWS][1];
        for (int i = 0; i < ROWS; i++) {
            for (Tree tree : trees) {
                expected[i][0] += value(tree, rows.get(i));
            }
        }
        try (var run = new OnnxRun(onnx)) {
            double[][] found = Comparison.answer(run.run(rows), "prediction");
            assertThat(Comparison.difference(found, expected)).isLessThan(1e-12);
        }
        // About 70 bytes for a split and its set of 4; a table of all sets by all categories would have 15 million.
        assertThat(onnx.getSerializedSize()).isLessThan(4_000_000);
    }

    private Tree tree() {
        int[] set =
                IntStream.range(0, 4).map(_ -> category()).sorted().distinct().toArray();
        Splits splits = Splits.room(1, List.of(set));
        splits.feature()[0] = random.nextInt(FEATURES);
        splits.rule()[0] = random.nextBoolean() ? Splits.CATEGORY : Splits.CATEGORY | Splits.MISSING_LEFT;
        splits.left()[0] = ~0;
        splits.right()[0] = ~1;
        return new Tree(0, splits, new double[] {random.nextDouble(), random.nextDouble()}, 1, Optional.empty());
    }

    /** Often one of few, or else any. */
    private int category() {
        return random.nextBoolean() ? random.nextInt(8) : random.nextInt(10_000) * 1_000;
    }

    private List<@Nullable Object> row() {
        List<@Nullable Object> row = new ArrayList<>();
        for (int i = 0; i < FEATURES; i++) {
            int kind = random.nextInt(10);
            row.add(kind == 0 ? Double.NaN : kind == 1 ? -1.0 : kind == 2 ? -0.5 : category() + (kind == 3 ? 0.7 : 0));
        }
        return row;
    }

    /** As LightGBM does it, but missing values go where they are sent. */
    private static double value(Tree tree, List<@Nullable Object> row) {
        Splits splits = tree.splits();
        double cell = (double) Objects.requireNonNull(row.get(splits.feature()[0]));
        boolean left = Double.isNaN(cell) ? splits.missingLeft(0) : Arrays.binarySearch(splits.set(0), (int) cell) >= 0;
        return tree.leaves()[left ? 0 : 1];
    }
}
