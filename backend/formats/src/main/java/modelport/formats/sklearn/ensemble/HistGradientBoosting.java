package modelport.formats.sklearn.ensemble;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Method;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Histogram-based gradient boosting, which knows missing values and categories. */
public final class HistGradientBoosting {
    private static final String MODULE = "sklearn.ensemble._hist_gradient_boosting.gradient_boosting.";

    private HistGradientBoosting() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "HistGradientBoostingClassifier", HistGradientBoosting::classifier,
                MODULE + "HistGradientBoostingRegressor", HistGradientBoosting::regressor);
    }

    private static Answers classifier(Estimator estimator, Table rows, Scope scope) {
        RawScores scores = RawScores.of(estimator, scope.graph());
        HistEnsemble ensemble = HistEnsemble.of(estimator);
        if (ensemble.targets() != scores.width()) {
            throw estimator.unexpected("n_trees_per_iteration_");
        }
        return scores.answers(() -> sums(ensemble, rows, scope), false);
    }

    private static Answers regressor(Estimator estimator, Table rows, Scope scope) {
        Graph graph = scope.graph();
        HistEnsemble ensemble = HistEnsemble.of(estimator);
        return Answers.of(estimator).vector(Method.PREDICT, () -> {
            Value sums = graph.squeeze(sums(ensemble, rows, scope), 1);
            return switch (estimator.text("loss")) {
                case "poisson", "gamma" -> graph.exp(sums);
                case "squared_error", "least_squares", "absolute_error", "least_absolute_deviation", "quantile" -> sums;
                default -> throw estimator.unsupported("loss", estimator.text("loss"));
            };
        });
    }

    private static Value sums(HistEnsemble ensemble, Table rows, Scope scope) {
        Table seen = encoded(ensemble.boosting(), rows, scope);
        return ensemble.sums(scope.graph(), seen.numbersWithGaps(), seen.width());
    }

    /** Since 1.4, columns of categories become the indexes of these, and come first. */
    private static Table encoded(Estimator boosting, Table rows, Scope scope) {
        if (!boosting.has("_preprocessor")) {
            return rows;
        }
        double[] categorical = boosting.vector("is_categorical_");
        if (categorical.length != rows.width()) {
            throw boosting.unexpected("is_categorical_");
        }
        List<Integer> categories = columns(categorical, 1);
        List<Integer> numbers = columns(categorical, 0);
        Table codes = scope.convert(encoder(boosting), rows.select(categories)).table();
        return numbers.isEmpty() ? codes : Table.beside(scope.graph(), List.of(codes, rows.select(numbers)));
    }

    private static List<Integer> columns(double[] flags, double wanted) {
        return IntStream.range(0, flags.length)
                .filter(column -> flags[column] == wanted)
                .boxed()
                .toList();
    }

    /** The first of the preprocessor's transformers encodes, and the other lets numbers pass. */
    private static Estimator encoder(Estimator boosting) {
        Estimator preprocessor = boosting.child("_preprocessor");
        PyValue first = preprocessor.items("transformers_").getFirst();
        return Values.items(first)
                .filter(parts -> parts.size() == 3 && parts.getFirst().equals(new PyValue.Text("encoder")))
                .map(parts -> preprocessor.child(parts.get(1), "transformers_"))
                .orElseThrow(() -> preprocessor.unexpected("transformers_"));
    }
}
