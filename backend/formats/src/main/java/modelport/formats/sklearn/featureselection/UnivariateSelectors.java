package modelport.formats.sklearn.featureselection;

import java.util.Map;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Transform;
import modelport.onnx.build.Graph;

/** {@code SelectKBest} and its like: columns by how well each alone tells the target. */
public final class UnivariateSelectors {
    private static final String MODULE = "sklearn.feature_selection._univariate_selection.";

    private UnivariateSelectors() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "SelectKBest", of("k_best", "k"),
                MODULE + "SelectPercentile", of("percentile", "percentile"),
                MODULE + "SelectFpr", of("fpr", "alpha"),
                MODULE + "SelectFdr", of("fdr", "alpha"),
                MODULE + "SelectFwe", of("fwe", "alpha"),
                MODULE + "GenericUnivariateSelect", Transform.of(UnivariateSelectors::generic));
    }

    private static Converter of(String mode, String parameter) {
        return Transform.of((selector, rows, graph) -> select(selector, mode, parameter, rows, graph));
    }

    private static Table generic(Estimator selector, Table rows, Graph graph) {
        return select(selector, selector.text("mode"), "param", rows, graph);
    }

    private static Table select(Estimator selector, String mode, String parameter, Table rows, Graph graph) {
        boolean[] mask = switch (mode) {
            case "k_best" -> best(selector, parameter);
            case "percentile" -> Ranks.percentile(Ranks.clean(selector), selector.number(parameter));
            case "fpr" -> Ranks.below(selector.vector("pvalues_"), selector.number(parameter));
            case "fdr" -> Ranks.discoveries(selector.vector("pvalues_"), selector.number(parameter));
            case "fwe" -> familywise(selector, parameter);
            default -> throw selector.unexpected("mode");
        };
        return Selection.of(selector, mask, rows, graph);
    }

    private static boolean[] best(Estimator selector, String parameter) {
        double[] scores = Ranks.clean(selector);
        return Ranks.best(scores, selector.is(parameter, "all") ? scores.length : selector.integer(parameter));
    }

    private static boolean[] familywise(Estimator selector, String parameter) {
        double[] chances = selector.vector("pvalues_");
        return Ranks.below(chances, selector.number(parameter) / chances.length);
    }
}
