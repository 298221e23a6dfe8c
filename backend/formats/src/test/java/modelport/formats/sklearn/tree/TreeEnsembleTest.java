package modelport.formats.sklearn.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import modelport.formats.sklearn.GraphRun;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.TreeEnsemble;
import modelport.onnx.build.TreeEnsemble.Leaves;
import modelport.onnx.build.TreeEnsemble.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What ONNX Runtime makes of trees. */
class TreeEnsembleTest {
    /** Halfway between a float and the next. */
    private static final double BETWEEN = 1 + Math.ulp(1f) / 2;

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void a_tree_that_is_only_a_leaf_adds_its_weight_beside_others(ElementType type) {
        double[][] sums = run(type, new double[][] {{0}, {2}}, 2, ensemble -> {
            ensemble.add(1, 7.5);
            ensemble.add(stump(1, false), numbers(0));
            ensemble.add(0, 0.25);
            return ensemble;
        });

        assertThat(sums).isDeepEqualTo(new double[][] {{1.25, 7.5}, {2.25, 7.5}});
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void a_missing_value_goes_where_the_split_says(ElementType type) {
        double[][] missing = {{Double.NaN}};

        assertThat(run(type, missing, 1, ensemble -> with(ensemble, stump(1, true))))
                .isDeepEqualTo(new double[][] {{1}});
        assertThat(run(type, missing, 1, ensemble -> with(ensemble, stump(1, false))))
                .isDeepEqualTo(new double[][] {{2}});
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void floats_are_compared_with_a_threshold_that_is_none(ElementType type) {
        double[][] rows = {{1}, {Math.nextUp(1f)}};

        assertThat(run(type, rows, 1, ensemble -> with(ensemble, stump(BETWEEN, false))))
                .isDeepEqualTo(new double[][] {{1}, {2}});
        assertThat(run(type, rows, 1, ensemble -> with(ensemble, stump(Double.POSITIVE_INFINITY, false))))
                .isDeepEqualTo(new double[][] {{1}, {1}});
    }

    @org.junit.jupiter.api.Test
    void a_path_that_the_engine_could_not_follow_is_refused() {
        int[] left = new int[2001];
        int[] right = new int[2001];
        for (int node = 0; node < 2001; node++) {
            left[node] = node % 2 == 0 && node < 2000 ? node + 1 : -1;
            right[node] = node + 2;
        }
        var chain = new Splits(left, right, new int[2001], new double[2001], new boolean[2001]);
        var ensemble = new TreeEnsemble(ElementType.DOUBLE, Test.AT_MOST, 1);

        assertThat(chain.isTree(1)).isTrue();
        assertThatThrownBy(() -> ensemble.add(chain, numbers(0)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("onnx.tree-depth"));
    }

    private static double[][] run(ElementType type, double[][] rows, int targets, UnaryOperator<TreeEnsemble> content) {
        return GraphRun.of(rows, (graph, x) -> {
            TreeEnsemble ensemble = content.apply(new TreeEnsemble(type, Test.AT_MOST, targets));
            return graph.cast(ensemble.of(graph, graph.cast(x, type)), ElementType.DOUBLE);
        });
    }

    private static TreeEnsemble with(TreeEnsemble ensemble, Splits splits) {
        ensemble.add(splits, numbers(0));
        return ensemble;
    }

    private static Splits stump(double threshold, boolean missingLeft) {
        return new Splits(
                new int[] {1, -1, -1},
                new int[] {2, -1, -1},
                new int[3],
                new double[] {threshold, 0, 0},
                new boolean[] {missingLeft, false, false});
    }

    /** Leaves that add their own number. */
    private static Leaves numbers(int target) {
        return new Leaves() {
            @Override
            public int target(int leaf) {
                return target;
            }

            @Override
            public double weight(int leaf) {
                return leaf;
            }
        };
    }
}
