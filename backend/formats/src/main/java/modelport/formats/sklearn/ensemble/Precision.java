package modelport.formats.sklearn.ensemble;

import java.util.Set;
import modelport.formats.pickle.NumpyArray;
import modelport.formats.sklearn.Estimator;

/**
 * Which estimators compute with doubles although their rows are floats, as gradient boosting gives them to the
 * estimator that it begins with. What others round on the way cannot be told.
 */
final class Precision {
    private static final Set<String> IN_DOUBLES = Set.of(
            "sklearn.dummy",
            "sklearn.ensemble._forest",
            "sklearn.ensemble._gb",
            "sklearn.ensemble._hist_gradient_boosting.gradient_boosting",
            "sklearn.naive_bayes",
            "sklearn.svm._classes",
            "sklearn.tree._classes");

    private static final String LINEAR = "sklearn.linear_model.";

    /** Those whose probabilities lie column by column in memory. */
    private static final Set<String> BY_COLUMNS =
            Set.of("sklearn.ensemble._hist_gradient_boosting.gradient_boosting", "sklearn.naive_bayes");

    private Precision() {}

    /**
     * Whether gradient boosting, which takes memory to lie row by row, would mix up the probabilities of several rows.
     */
    static boolean isMixedUp(Estimator estimator) {
        return BY_COLUMNS.contains(estimator.instance().type().module());
    }

    static boolean isDouble(Estimator estimator) {
        String module = estimator.instance().type().module();
        boolean known = IN_DOUBLES.contains(module) || module.startsWith(LINEAR);
        return known
                && estimator.instance().attributes().stream()
                        .flatMap(attributes -> attributes.items().values().stream())
                        .noneMatch(value -> value instanceof NumpyArray array
                                && array.isNumeric()
                                && array.type().kind() == 'f'
                                && array.type().bytes() < Double.BYTES);
    }
}
