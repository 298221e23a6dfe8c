package modelport.formats.sklearn.featureextraction;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;
import modelport.onnx.Refusal;
import modelport.onnx.RefusedException;
import modelport.text.TextRefusal;
import modelport.text.Vectoriser;

/** What a vectoriser of scikit-learn counts. */
final class Vocabularies {
    /** Python orders texts by code points, Java by their halves. */
    private static final Comparator<String> BY_CODE_POINTS = (left, right) ->
            Arrays.compare(left.codePoints().toArray(), right.codePoints().toArray());

    private Vocabularies() {}

    /** The terms that were learnt, or given instead. */
    static Vectoriser of(Estimator vectorizer) {
        String attribute =
                vectorizer.has("vocabulary_") || !vectorizer.has("vocabulary") ? "vocabulary_" : "vocabulary";
        return accepted(() -> new Vectoriser.Vocabulary(
                TextAnalysis.of(vectorizer), vectorizer.flag("binary"), terms(vectorizer, attribute)));
    }

    static Vectoriser hashing(Estimator vectorizer) {
        return accepted(() -> new Vectoriser.Hashing(
                TextAnalysis.of(vectorizer),
                vectorizer.flag("binary"),
                vectorizer.integer("n_features"),
                vectorizer.flag("alternate_sign")));
    }

    /** The vectoriser; what it refuses is refused here. */
    static Vectoriser accepted(Supplier<Vectoriser> vectoriser) {
        try {
            return vectoriser.get();
        } catch (TextRefusal refusal) {
            throw new RefusedException(new Refusal(refusal.code(), refusal.args()));
        }
    }

    private static List<String> terms(Estimator vectorizer, String attribute) {
        return switch (vectorizer.get(attribute)) {
            case PyValue.Dict dict -> ordered(vectorizer, attribute, dict.items());
            case PyValue.PySet set ->
                set.items().stream()
                        .map(term -> text(vectorizer, attribute, term))
                        .sorted(BY_CODE_POINTS)
                        .toList();
            case PyValue other ->
                Values.items(other).orElseThrow(() -> vectorizer.unexpected(attribute)).stream()
                        .map(term -> text(vectorizer, attribute, term))
                        .toList();
        };
    }

    private static List<String> ordered(Estimator vectorizer, String attribute, Map<PyValue, PyValue> places) {
        String[] terms = new String[places.size()];
        places.forEach((term, place) -> {
            int index = Values.number(place).map(Double::intValue).orElse(-1);
            if (index < 0 || index >= terms.length || terms[index] != null) {
                throw vectorizer.unexpected(attribute);
            }
            terms[index] = text(vectorizer, attribute, term);
        });
        return List.of(terms);
    }

    private static String text(Estimator vectorizer, String attribute, PyValue term) {
        return Values.text(term).orElseThrow(() -> vectorizer.unexpected(attribute));
    }
}
