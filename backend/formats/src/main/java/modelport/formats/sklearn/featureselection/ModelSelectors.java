package modelport.formats.sklearn.featureselection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.formats.sklearn.Values;
import modelport.formats.sklearn.numeric.PairwiseSum;
import modelport.onnx.build.Graph;

/** {@code SelectFromModel}: columns that are important enough to an estimator. */
public final class ModelSelectors {
    private static final double ALMOST_ZERO = 1e-5;

    private ModelSelectors() {}

    public static Map<String, Converter> converters() {
        return Map.of("sklearn.feature_selection._from_model.SelectFromModel", Transform.of(ModelSelectors::transform));
    }

    private static Table transform(Estimator selector, Table rows, Graph graph) {
        Estimator model = selector.child(selector.has("estimator_") ? "estimator_" : "estimator");
        String getter = getter(selector);
        double[] scores = Importances.of(model, getter).lengths(selector.number("norm_order", 1));
        double threshold = threshold(selector, model, scores);
        boolean[] mask = most(selector, scores);
        for (int i = 0; i < mask.length; i++) {
            mask[i] &= !(scores[i] < threshold);
        }
        return Selection.of(selector, mask, rows, graph);
    }

    private static String getter(Estimator selector) {
        if (!selector.has("importance_getter")) {
            return "auto";
        }
        return Values.text(selector.get("importance_getter"))
                .orElseThrow(() -> selector.unsupported("importance_getter", "callable"));
    }

    /** Not more than so many, the best; of equal ones, the first. */
    private static boolean[] most(Estimator selector, double[] scores) {
        boolean[] mask = new boolean[scores.length];
        if (!selector.has("max_features")) {
            Arrays.fill(mask, true);
            return mask;
        }
        String attribute = selector.has("max_features_") ? "max_features_" : "max_features";
        List<Integer> order = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
                .toList();
        order.stream().limit(selector.integer(attribute)).forEach(i -> mask[i] = true);
        return mask;
    }

    private static double threshold(Estimator selector, Estimator model, double[] scores) {
        if (!selector.has("threshold")) {
            return isSparse(model, selector) ? ALMOST_ZERO : PairwiseSum.mean(scores);
        }
        PyValue threshold = selector.get("threshold");
        if (!(threshold instanceof PyValue.Text text)) {
            return selector.number("threshold");
        }
        String[] parts = text.value().split("\\*", -1);
        double scale = parts.length == 2 ? scale(selector, parts[0].strip()) : 1;
        double reference = switch (parts[parts.length - 1].strip()) {
            case "mean" -> PairwiseSum.mean(scores);
            case "median" -> median(scores);
            default -> throw selector.unsupported("threshold", text.value());
        };
        return parts.length == 2 ? scale * reference : reference;
    }

    private static double scale(Estimator selector, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw selector.unsupported("threshold", text);
        }
    }

    private static double median(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    /** Whether the model sets what does not matter to zero, so that everything else counts. */
    private static boolean isSparse(Estimator model, Estimator selector) {
        if (model.is("penalty", "l1") || model.name().contains("Lasso")) {
            return true;
        }
        if (!selector.since(1, 0)) {
            return false;
        }
        return switch (model.name()) {
            case "ElasticNet" -> isOne(model, "l1_ratio");
            case "ElasticNetCV" -> isOne(model, "l1_ratio_");
            case "LogisticRegression" -> selector.since(1, 8) && isOne(model, "l1_ratio");
            case "LogisticRegressionCV" -> selector.since(1, 8) && isOne(model, "l1_ratio_");
            default -> false;
        };
    }

    private static boolean isOne(Estimator model, String attribute) {
        return model.has(attribute)
                && DoubleStream.of(model.vector(attribute)).allMatch(ratio -> Math.abs(ratio - 1) <= 1e-8 + 1e-5);
    }
}
