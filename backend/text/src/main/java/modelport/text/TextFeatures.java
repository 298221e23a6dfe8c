package modelport.text;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an ONNX file says of texts that its graph cannot read itself: which inputs of the graph are made of which text.
 *
 * @param inputs every input that a caller gives, texts and others, in the order in which rows hold them
 * @param features inputs of the graph that are computed from texts and that no caller gives
 */
public record TextFeatures(List<String> inputs, List<TextFeature> features) {
    /** Key of the file's metadata under which this stands as JSON. */
    public static final String KEY = "modelport.text";

    public TextFeatures {
        inputs = List.copyOf(inputs);
        features = List.copyOf(features);
        if (features.isEmpty() || inputs.isEmpty()) {
            throw TextRefusal.of("text.nothing");
        }
        if (inputs.size() > TextLimits.INPUTS || features.size() > TextLimits.INPUTS) {
            throw TextRefusal.of("text.too-many-inputs", "limit", TextLimits.INPUTS);
        }
        Set<String> given = distinct(inputs);
        Set<String> targets =
                distinct(features.stream().map(TextFeature::target).toList());
        for (TextFeature feature : features) {
            if (!given.contains(feature.input())) {
                throw TextRefusal.of("text.input-unknown", "input", feature.input(), "target", feature.target());
            }
        }
        for (String target : targets) {
            if (given.contains(target)) {
                throw TextRefusal.of("text.input-twice", "input", target);
            }
        }
    }

    /** The inputs that hold texts, in the order of {@link #inputs}. */
    public Set<String> texts() {
        Set<String> texts = features.stream().map(TextFeature::input).collect(Collectors.toSet());
        return inputs.stream().filter(texts::contains).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A few texts that are worth a try as the value of {@code input}. */
    public List<String> samples(String input) {
        return features.stream()
                .filter(feature -> feature.input().equals(input))
                .findFirst()
                .map(feature -> Samples.of(feature.vectoriser()))
                .orElseThrow();
    }

    /** For the file's metadata; only ASCII characters. */
    public String toJson() {
        return FeaturesWriter.write(this);
    }

    /**
     * The reverse of {@link #toJson}, strict: it may come from a hostile file.
     *
     * @throws TextRefusal if it is anything else than a declaration within the limits
     */
    public static TextFeatures ofJson(String json) {
        return FeaturesReader.read(json);
    }

    private static Set<String> distinct(List<String> names) {
        var seen = new HashSet<String>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw TextRefusal.of("text.input-twice", "input", name);
            }
        }
        return seen;
    }
}
