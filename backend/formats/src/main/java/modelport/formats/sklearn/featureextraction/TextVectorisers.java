package modelport.formats.sklearn.featureextraction;

import java.util.Map;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.onnx.build.Value;
import modelport.text.Vectoriser;

/** {@code CountVectorizer}, {@code TfidfVectorizer} and {@code HashingVectorizer}: the graph reads counts of terms. */
public final class TextVectorisers {
    private static final String MODULE = "sklearn.feature_extraction.text.";

    private TextVectorisers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "CountVectorizer", TextVectorisers::count,
                MODULE + "TfidfVectorizer", TextVectorisers::tfidf,
                MODULE + "HashingVectorizer", TextVectorisers::hash);
    }

    private static Answers count(Estimator vectorizer, Table rows, Scope scope) {
        return Answers.of(vectorizer).table(() -> counts(Vocabularies.of(vectorizer), rows, scope));
    }

    private static Answers tfidf(Estimator vectorizer, Table rows, Scope scope) {
        return Answers.of(vectorizer).table(() -> {
            Table counts = counts(Vocabularies.of(vectorizer), rows, scope);
            return scope.convert(vectorizer.child("_tfidf"), counts).table();
        });
    }

    private static Answers hash(Estimator vectorizer, Table rows, Scope scope) {
        return Answers.of(vectorizer).table(() -> {
            Table counts = counts(Vocabularies.hashing(vectorizer), rows, scope);
            Value normal = TermWeights.normalised(vectorizer, counts.numbers(), scope.graph());
            return Table.of(scope.graph(), normal, counts.width());
        });
    }

    private static Table counts(Vectoriser vectoriser, Table rows, Scope scope) {
        return Table.of(scope.graph(), scope.counts(rows.onlyTextInput(), vectoriser), vectoriser.width());
    }
}
