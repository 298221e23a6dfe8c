package modelport.compression.trees;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import modelport.compression.LayerReport;
import modelport.compression.LayerReport.Done;
import modelport.compression.LayerReport.Skipped;
import modelport.compression.graph.GraphPass;
import modelport.compression.graph.UnfitException;
import modelport.compression.graph.Workbench;
import modelport.contract.Message;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;

/** Cuts forests down to a share of their tests and fits what remains to the sums that were there before. */
public final class TreePruningPass implements GraphPass {
    private static final int FEWEST_TESTS = 8;
    private static final int FEWEST_ROWS = 16;
    /** Sums of floats are this far from those of doubles, at most, by their size. */
    private static final double ROUNDING = 1e-3;

    private static final Set<Long> FRACTIONS =
            Set.of((long) ElementType.FLOAT.code(), (long) ElementType.DOUBLE.code());

    private final double keep;

    public TreePruningPass(double keep) {
        this.keep = keep;
    }

    @Override
    public List<LayerReport> apply(Workbench bench) {
        var layers = new ArrayList<LayerReport>();
        for (Operator operator : bench.graph().operators()) {
            if (isForest(operator)) {
                bench.checkCancelled();
                layers.add(prune(bench, operator));
            }
        }
        return layers;
    }

    private static boolean isForest(Operator operator) {
        return operator.is(GraphBuilder.ML, EnsembleNode.TYPE) || isClassic(operator);
    }

    private static boolean isClassic(Operator operator) {
        return operator.is(GraphBuilder.ML, ClassicTrees.CLASSIFIER)
                || operator.is(GraphBuilder.ML, ClassicTrees.REGRESSOR);
    }

    private LayerReport prune(Workbench bench, Operator operator) {
        try {
            return prune(bench, read(bench.graph(), operator));
        } catch (UnfitException unfit) {
            if (unfit.reason().code().equals("compression.needs-rows")) {
                throw unfit;
            }
            return new Skipped(operator.title(), unfit.reason());
        }
    }

    private static TreeOperator read(EditableGraph graph, Operator operator) {
        if (isClassic(operator)) {
            return new ClassicTrees(operator);
        }
        Optional<LookedUpTrees> lookedUp = LookedUpTrees.of(graph, operator);
        if (lookedUp.isPresent()) {
            return lookedUp.get();
        }
        boolean counted = graph.users(operator.output()).stream()
                .anyMatch(user -> user.is("Cast") && !FRACTIONS.contains(user.attribute("to", 0)));
        if (counted) {
            throw UnfitException.of("compression.tree-leaves");
        }
        return new SummedTrees(operator);
    }

    private LayerReport prune(Workbench bench, TreeOperator trees) {
        Forest forest = trees.forest();
        if (forest.tests() < FEWEST_TESTS) {
            throw UnfitException.of("compression.too-few-tests");
        }
        TreeRows rows = rows(bench, trees);
        if (rows.count() < FEWEST_ROWS) {
            throw UnfitException.of(
                    "compression.few-rows", "found", Integer.toString(rows.count()), "needed", "" + FEWEST_ROWS);
        }
        int[][] reached = forest.leaves(rows);
        double[][] sums = forest.sums(reached, rows.count());
        if (trees.checked()) {
            expectSame(sums, rows);
        }
        bench.checkCancelled();
        int budget = Math.max(1, (int) (forest.tests() * keep));
        Forest cut = new TestBudget(forest, reached).cut(budget);
        bench.checkCancelled();
        Forest fitted = new LeafRefit(cut, rows, sums, trees.staysPositive()).fit();
        long before = trees.bytes(bench.graph());
        long whole = bench.model().getSerializedSize();
        trees.write(bench.graph(), fitted, SumRange.of(forest, sums));
        long after = before + bench.model().getSerializedSize() - whole;
        return new Done(trees.title(), before, after, how(forest, fitted));
    }

    private static TreeRows rows(Workbench bench, TreeOperator trees) {
        var rows = new TreeRows(trees.forest().features());
        bench.observe(
                Set.of(trees.rows(), trees.sums()),
                seen -> rows.add(
                        Objects.requireNonNull(seen.get(trees.rows())),
                        Objects.requireNonNull(seen.get(trees.sums()))));
        return rows;
    }

    /** What is computed here must be what the engine computes. */
    private static void expectSame(double[][] sums, TreeRows rows) {
        for (int row = 0; row < sums.length; row++) {
            double[] right = rows.sums(row);
            for (int target = 0; target < sums[row].length; target++) {
                double difference = Math.abs(sums[row][target] - right[target]);
                if (!(difference <= ROUNDING * (1 + Math.abs(right[target])))) {
                    throw UnfitException.of("compression.trees-differ");
                }
            }
        }
    }

    private static Message how(Forest before, Forest after) {
        long trees = after.trees().stream().filter(tree -> tree.tests() > 0).count();
        return Message.of(
                "compression.as-trees",
                "testsBefore",
                Integer.toString(before.tests()),
                "tests",
                Integer.toString(after.tests()),
                "treesBefore",
                Integer.toString(before.trees().size()),
                "trees",
                Long.toString(trees));
    }
}
