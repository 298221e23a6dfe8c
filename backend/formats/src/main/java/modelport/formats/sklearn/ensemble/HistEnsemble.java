package modelport.formats.sklearn.ensemble;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.tree.Splits;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble;
import modelport.onnx.build.TreeEnsemble.Leaves;
import modelport.onnx.build.Value;

/** The trees of histogram-based gradient boosting as one operator; rows are doubles, and not cast to floats. */
record HistEnsemble(Estimator boosting, List<HistTree> trees, int targets) {
    private static final double HALF = 0.5;

    static HistEnsemble of(Estimator boosting) {
        int targets = boosting.integer("n_trees_per_iteration_");
        List<HistTree> trees = boosting.items("_predictors").stream()
                .flatMap(round -> Values.items(round)
                        .filter(predictors -> predictors.size() == targets)
                        .orElseThrow(() -> boosting.unexpected("_predictors"))
                        .stream())
                .map(predictor -> HistTree.of(boosting, predictor))
                .toList();
        return new HistEnsemble(boosting, trees, targets);
    }

    /** The sums of the baseline and all trees, of shape [N, targets], for {@code width} columns of type DOUBLE. */
    Value sums(Graph graph, Value rows, int width) {
        CategoryTests tests = questions(width);
        var ensemble = new TreeEnsemble(ElementType.DOUBLE, TreeEnsemble.Test.AT_MOST, targets);
        double[] baseline = boosting.vector("_baseline_prediction");
        if (baseline.length != targets) {
            throw boosting.unexpected("_baseline_prediction");
        }
        for (int target = 0; target < targets; target++) {
            ensemble.add(target, baseline[target]);
        }
        for (int i = 0; i < trees.size(); i++) {
            ensemble.add(splits(trees.get(i), width, tests), leaves(trees.get(i), i % targets));
        }
        return ensemble.of(graph, tests.append(graph, rows));
    }

    private CategoryTests questions(int width) {
        Map<Integer, CategorySet> known = known();
        var tests = new CategoryTests(known, boosting.since(1, 3));
        for (HistTree tree : trees) {
            if (!tree.splits().isTree(width)) {
                throw boosting.unexpected("_predictors");
            }
            for (int node = 0; node < tree.splits().size(); node++) {
                if (tree.isCategorical(node)) {
                    if (!known.containsKey(tree.splits().feature(node))) {
                        throw boosting.unexpected("_bin_mapper");
                    }
                    tests.ask(
                            tree.splits().feature(node),
                            tree.left(node),
                            tree.splits().missingIsYes(node));
                }
            }
        }
        return tests;
    }

    /** The categories of each column of categories; since 0.24 the bins of such a column are its categories. */
    private Map<Integer, CategorySet> known() {
        Map<Integer, CategorySet> known = new HashMap<>();
        if (trees.stream().allMatch(tree -> tree.bitsets().length == 0)) {
            return known;
        }
        Estimator bins = boosting.child("_bin_mapper");
        double[] categorical = bins.vector("is_categorical_");
        List<PyValue> thresholds = bins.items("bin_thresholds_");
        for (int column = 0; column < categorical.length; column++) {
            Optional<double[]> values = categorical[column] == 0 || column >= thresholds.size()
                    ? Optional.empty()
                    : Values.numbers(thresholds.get(column));
            if (values.isPresent()) {
                known.put(column, CategorySet.of(values.get()));
            }
        }
        return known;
    }

    private static Splits splits(HistTree tree, int width, CategoryTests tests) {
        int[] feature = tree.splits().feature().clone();
        double[] threshold = tree.splits().threshold().clone();
        for (int node = 0; node < feature.length; node++) {
            if (tree.isCategorical(node)) {
                feature[node] = width
                        + tests.column(
                                feature[node], tree.left(node), tree.splits().missingIsYes(node));
                threshold[node] = HALF;
            }
        }
        return tree.testing(feature, threshold);
    }

    private static Leaves leaves(HistTree tree, int target) {
        return new Leaves() {
            @Override
            public int target(int leaf) {
                return target;
            }

            @Override
            public double weight(int leaf) {
                return tree.values()[leaf];
            }
        };
    }
}
