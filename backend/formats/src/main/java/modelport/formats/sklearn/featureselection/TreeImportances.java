package modelport.formats.sklearn.featureselection;

import java.util.List;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.numeric.PairwiseSum;

/** How much impurity each column takes away in trees, which scikit-learn computes when it is asked. */
final class TreeImportances {
    private TreeImportances() {}

    static double[] of(Estimator model) {
        return switch (model.name()) {
            case "DecisionTreeClassifier", "DecisionTreeRegressor", "ExtraTreeClassifier", "ExtraTreeRegressor" ->
                tree(model, true);
            case "RandomForestClassifier", "RandomForestRegressor", "ExtraTreesClassifier", "ExtraTreesRegressor" ->
                normalised(mean(grown(model.children("estimators_")), true, width(model)));
            case "GradientBoostingClassifier", "GradientBoostingRegressor" ->
                normalised(mean(grown(model.children("estimators_")), false, width(model)));
            case "AdaBoostClassifier", "AdaBoostRegressor" -> weighted(model);
            default -> throw model.unsupported("feature_importances_", model.name());
        };
    }

    private static int width(Estimator model) {
        return model.integer(model.has("n_features_in_") ? "n_features_in_" : "n_features_");
    }

    /** Trees that have more than a root. */
    private static List<Estimator> grown(List<Estimator> trees) {
        return trees.stream().filter(tree -> nodes(tree).length() > 1).toList();
    }

    private static NumpyArray nodes(Estimator tree) {
        return tree.child("tree_").array("nodes");
    }

    private static double[] mean(List<Estimator> trees, boolean normalised, int width) {
        double[] sums = new double[width];
        for (Estimator tree : trees) {
            double[] own = tree(tree, normalised);
            for (int i = 0; i < width; i++) {
                sums[i] += own[i];
            }
        }
        for (int i = 0; i < width && !trees.isEmpty(); i++) {
            sums[i] /= trees.size();
        }
        return sums;
    }

    private static double[] weighted(Estimator model) {
        double[] weights = model.vector("estimator_weights_");
        List<Estimator> members = model.children("estimators_");
        double[] sums = new double[width(model)];
        for (int i = 0; i < members.size(); i++) {
            double[] own = of(members.get(i));
            for (int column = 0; column < sums.length; column++) {
                sums[column] += weights[i] * own[column];
            }
        }
        double norm = PairwiseSum.of(weights);
        for (int column = 0; column < sums.length; column++) {
            sums[column] /= norm;
        }
        return sums;
    }

    private static double[] tree(Estimator estimator, boolean normalised) {
        NumpyArray nodes = nodes(estimator);
        long[] left = nodes.field("left_child").longs();
        long[] right = nodes.field("right_child").longs();
        long[] feature = nodes.field("feature").longs();
        double[] impurity = nodes.field("impurity").doubles();
        double[] weight = nodes.field("weighted_n_node_samples").doubles();
        double[] importances = new double[width(estimator)];
        for (int i = 0; i < left.length; i++) {
            if (left[i] >= 0) {
                importances[(int) feature[i]] += weight[i] * impurity[i]
                        - weight[(int) left[i]] * impurity[(int) left[i]]
                        - weight[(int) right[i]] * impurity[(int) right[i]];
            }
        }
        for (int i = 0; i < importances.length; i++) {
            importances[i] /= weight[0];
        }
        return normalised ? normalised(importances) : importances;
    }

    private static double[] normalised(double[] importances) {
        double sum = PairwiseSum.of(importances);
        if (sum > 0) {
            for (int i = 0; i < importances.length; i++) {
                importances[i] /= sum;
            }
        }
        return importances;
    }
}
