package modelport.compression.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import modelport.inference.Tensor;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;

/** Cutting and fitting, beside the same by the book. */
class TreeFittingTest {
    private static final int ROWS = 300;

    private static TreeRows rows(Forest forest, long seed) {
        var random = new Random(seed);
        var values = new double[ROWS * RandomTrees.WIDTH];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(-12, 13) / 4.0;
        }
        var rows = new TreeRows(forest.features());
        rows.add(Tensor.doubles(values, ROWS, RandomTrees.WIDTH), Tensor.doubles(new double[ROWS], ROWS));
        return rows;
    }

    @Test
    void leaves_come_to_the_ridge_regression_of_all_of_them() {
        Forest forest = RandomTrees.boosted(new Random(1), 6, 3, 1);
        TreeRows rows = rows(forest, 2);
        var random = new Random(3);
        var wanted = new double[ROWS][1];
        for (double[] row : wanted) {
            row[0] = random.nextGaussian();
        }

        Forest fitted = new LeafRefit(forest, rows, wanted, false).fit();

        double[] right = ridge(forest, rows, wanted);
        assertThat(objective(forest, rows, wanted, flat(fitted)))
                .isCloseTo(objective(forest, rows, wanted, right), within(0.01 * ROWS));
    }

    private static double[] flat(Forest forest) {
        return forest.trees().stream()
                .flatMap(tree -> tree.leaves().stream())
                .mapToDouble(leaf -> leaf[0])
                .toArray();
    }

    /** Which leaves each row reaches, as ones among zeros. */
    private static DMatrixRMaj indicators(Forest forest, TreeRows rows) {
        int[][] reached = forest.leaves(rows);
        var matrix = new DMatrixRMaj(ROWS, flat(forest).length);
        int first = 0;
        for (int tree = 0; tree < reached.length; tree++) {
            for (int row = 0; row < ROWS; row++) {
                matrix.set(row, first + reached[tree][row], 1);
            }
            first += forest.trees().get(tree).leaves().size();
        }
        return matrix;
    }

    private static double[] ridge(Forest forest, TreeRows rows, double[][] wanted) {
        DMatrixRMaj x = indicators(forest, rows);
        var normal = new DMatrixRMaj(x.numCols, x.numCols);
        CommonOps_DDRM.multTransA(x, x, normal);
        var right = new DMatrixRMaj(x.numCols, 1);
        CommonOps_DDRM.multTransA(x, new DMatrixRMaj(wanted), right);
        double[] old = flat(forest);
        for (int i = 0; i < old.length; i++) {
            normal.add(i, i, 20);
            right.add(i, 0, 20 * old[i]);
        }
        var solution = new DMatrixRMaj(x.numCols, 1);
        CommonOps_DDRM.solve(normal, right, solution);
        return solution.getData();
    }

    private static double objective(Forest forest, TreeRows rows, double[][] wanted, double[] leaves) {
        DMatrixRMaj x = indicators(forest, rows);
        double sum = 0;
        for (int row = 0; row < ROWS; row++) {
            double value = 0;
            for (int leaf = 0; leaf < leaves.length; leaf++) {
                value += x.get(row, leaf) * leaves[leaf];
            }
            sum += (wanted[row][0] - value) * (wanted[row][0] - value);
        }
        double[] old = flat(forest);
        for (int i = 0; i < old.length; i++) {
            sum += 20 * (leaves[i] - old[i]) * (leaves[i] - old[i]);
        }
        return sum;
    }

    @Test
    void the_budget_is_kept_and_the_least_telling_tests_go_first() {
        var tests = new DecisionTree.Tests(3);
        tests.set(0, 0, 0, false);
        tests.set(1, 1, 0, false);
        tests.set(2, 2, 0, false);
        tests.link(0, 1, 2);
        tests.link(1, ~0, ~1);
        tests.link(2, ~2, ~3);
        List<double[]> leaves = new ArrayList<>();
        for (double value : new double[] {1, 1.1, 5, 9}) {
            leaves.add(new double[] {value});
        }
        var forest = new Forest(List.of(new DecisionTree(tests, leaves, new int[] {0})), 1);
        TreeRows rows = rows(forest, 1);

        Forest cut = new TestBudget(forest, forest.leaves(rows)).cut(2);

        DecisionTree tree = cut.trees().getFirst();
        assertThat(cut.tests()).isEqualTo(2);
        assertThat(tree.feature(0)).isZero();
        assertThat(tree.yes(0)).isNegative();
        assertThat(tree.leaves().get(~tree.yes(0))[0]).isBetween(1.0, 1.1);
        assertThat(tree.feature(tree.no(0))).isEqualTo(2);
    }

    @Test
    void every_budget_is_kept() {
        Forest forest = RandomTrees.shares(new Random(7), 10, 5, 3);
        TreeRows rows = rows(forest, 1);
        for (int budget = forest.tests(); budget >= 0; budget -= 7) {
            Forest cut = new TestBudget(forest, forest.leaves(rows)).cut(budget);

            assertThat(cut.tests()).isEqualTo(budget);
            assertThat(cut.trees()).hasSize(10);
        }
    }
}
