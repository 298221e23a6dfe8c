package modelport.formats.sklearn.featureextraction;

import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Answers;
import modelport.formats.sklearn.Converter;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Scope;
import modelport.formats.sklearn.Table;
import modelport.formats.sklearn.Values;
import modelport.onnx.RefusedException;
import modelport.text.Entries;
import modelport.text.Vectoriser;

/** {@code DictVectorizer} and {@code FeatureHasher}: each row is a text that lists names and values as JSON. */
public final class DictVectorisers {
    private static final String MODULE = "sklearn.feature_extraction.";
    private static final Set<String> FRACTIONS = Set.of("float64", "float32", "float");

    private DictVectorisers() {}

    public static Map<String, Converter> converters() {
        return Map.of(
                MODULE + "_dict_vectorizer.DictVectorizer", DictVectorisers::dictionary,
                MODULE + "_hash.FeatureHasher", DictVectorisers::hashing);
    }

    private static Answers dictionary(Estimator vectorizer, Table rows, Scope scope) {
        return Answers.of(vectorizer).table(() -> {
            expectFractions(vectorizer);
            List<String> names = vectorizer.items("feature_names_").stream()
                    .map(name -> Values.text(name).orElseThrow(() -> vectorizer.unexpected("feature_names_")))
                    .toList();
            String separator = vectorizer.text("separator");
            return counts(Vocabularies.accepted(() -> new Vectoriser.Dictionary(separator, names)), rows, scope);
        });
    }

    private static Answers hashing(Estimator hasher, Table rows, Scope scope) {
        return Answers.of(hasher).table(() -> {
            expectFractions(hasher);
            Entries entries = switch (hasher.text("input_type")) {
                case "dict" -> Entries.DICT;
                case "pair" -> Entries.PAIR;
                case "string" -> Entries.STRING;
                default -> throw hasher.unexpected("input_type");
            };
            int width = hasher.integer("n_features");
            boolean signs = hasher.flag("alternate_sign");
            return counts(Vocabularies.accepted(() -> new Vectoriser.EntryHashing(entries, width, signs)), rows, scope);
        });
    }

    /** Other types would cut values off. */
    private static void expectFractions(Estimator vectorizer) {
        if (vectorizer.get("dtype") instanceof PyValue.Global type && !FRACTIONS.contains(type.name())) {
            throw RefusedException.of(
                    "sklearn.parameter", "estimator", vectorizer.name(), "parameter", "dtype", "value", type.name());
        }
    }

    private static Table counts(Vectoriser vectoriser, Table rows, Scope scope) {
        return Table.of(scope.graph(), scope.counts(rows.onlyTextInput(), vectoriser), vectoriser.width());
    }
}
