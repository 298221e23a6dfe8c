package modelport.formats.sklearn.featureextraction;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;

/** What a {@code DictVectorizer} reads of a record: its keys, and of those with texts the texts that it knows. */
public record DictKeys(List<Feature> features) {
    public DictKeys {
        features = List.copyOf(features);
    }

    /** A column of the result: the number of a key, or whether a key has this text. */
    record Feature(String key, Optional<String> text) {}

    /** Refused if it cannot be told where a key ends and its text begins. */
    public static DictKeys of(Estimator vectorizer) {
        String separator = vectorizer.text("separator", "=");
        List<Feature> features = new ArrayList<>();
        for (var item : vectorizer.items("feature_names_")) {
            String name = Values.text(item).orElseThrow(() -> vectorizer.unexpected("feature_names_"));
            int place = separator.isEmpty() ? -1 : name.indexOf(separator);
            if (place >= 0 && name.indexOf(separator, place + 1) >= 0) {
                throw vectorizer.unsupported("feature_names_", name);
            }
            features.add(
                    place < 0
                            ? new Feature(name, Optional.empty())
                            : new Feature(
                                    name.substring(0, place), Optional.of(name.substring(place + separator.length()))));
        }
        return new DictKeys(features);
    }

    /** The keys, each once. */
    public List<String> keys() {
        return List.copyOf(new LinkedHashSet<>(features.stream().map(Feature::key).toList()));
    }
}
