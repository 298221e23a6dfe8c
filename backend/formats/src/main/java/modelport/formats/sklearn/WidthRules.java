package modelport.formats.sklearn;

import java.util.Optional;

/** How many columns an estimator reads that does not say so itself: by the shapes of what it has learnt. */
final class WidthRules {
    /** The width of models that never look at the columns, or do the same to any number of them. */
    static final int ANY = 0;

    private WidthRules() {}

    static Optional<Integer> of(Estimator estimator) {
        return switch (estimator.name()) {
            case "TfidfVectorizer", "CountVectorizer", "HashingVectorizer" -> Optional.of(1);
            case "DictVectorizer", "FeatureHasher", "LabelEncoder" -> Optional.of(1);
            case "LabelBinarizer" ->
                Optional.of(
                        estimator.is("y_type_", "multilabel-indicator")
                                ? estimator.array("classes_").length()
                                : 1);
            case "IsotonicRegression" -> Optional.of(1);
            case "DummyClassifier", "DummyRegressor" -> Optional.of(ANY);
            case "FunctionTransformer", "Normalizer", "Binarizer" -> Optional.of(ANY);
            case "PoissonRegressor", "GammaRegressor", "TweedieRegressor" ->
                Optional.of(estimator.matrix("coef_").columns());
            case "OneHotEncoder", "OrdinalEncoder" ->
                Optional.of(estimator.items("categories_").size());
            case "SparseCoder" -> Optional.of(estimator.matrix("dictionary").columns());
            default -> Optional.empty();
        };
    }
}
