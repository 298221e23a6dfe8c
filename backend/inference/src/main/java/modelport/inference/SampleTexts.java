package modelport.inference;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.text.TextFeature;
import modelport.text.TextFeatures;
import modelport.text.Vectoriser;

/** Texts to try a model with. */
final class SampleTexts {
    static final List<String> SENTENCES = List.of(
            "A short text.",
            "Modelport runs models of many kinds and measures what they do.",
            "模型",
            "This text is a good deal longer than the others, so that every batch it stands in is padded: "
                    + "it has numbers (3.14), names, punctuation, and words that say little more than that.");

    private static final int TERMS = 8;
    private static final int MAX_TERM = 100;

    private SampleTexts() {}

    /** Sentences with words that the model knows. */
    static List<String> of(TextFeatures features, String input) {
        List<String> terms = features.features().stream()
                .filter(feature -> feature.input().equals(input))
                .map(TextFeature::vectoriser)
                .flatMap(SampleTexts::terms)
                .filter(term -> term.length() <= MAX_TERM)
                .toList();
        return IntStream.range(0, SENTENCES.size())
                .mapToObj(i -> SENTENCES.get(i) + " " + String.join(" ", some(terms, i)))
                .toList();
    }

    /** A few from all over the list, others for another {@code offset}. */
    private static List<String> some(List<String> terms, int offset) {
        int stride = Math.max(1, terms.size() / TERMS);
        return IntStream.iterate(offset % stride + offset, i -> i < terms.size(), i -> i + stride)
                .limit(TERMS)
                .mapToObj(terms::get)
                .toList();
    }

    private static Stream<String> terms(Vectoriser vectoriser) {
        return switch (vectoriser) {
            case Vectoriser.Vocabulary vocabulary -> vocabulary.terms().stream();
            case Vectoriser.Hashing _ -> Stream.empty();
        };
    }
}
