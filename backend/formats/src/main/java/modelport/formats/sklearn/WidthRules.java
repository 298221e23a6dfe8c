package modelport.formats.sklearn;

import java.util.Optional;

/** How many columns an estimator reads that does not say so itself: by the shapes of what it has learnt. */
final class WidthRules {
    private WidthRules() {}

    static Optional<Integer> of(Estimator estimator) {
        return switch (estimator.name()) {
            case "TfidfVectorizer", "CountVectorizer", "HashingVectorizer", "LabelEncoder", "LabelBinarizer" ->
                Optional.of(1);
            default -> Optional.empty();
        };
    }
}
