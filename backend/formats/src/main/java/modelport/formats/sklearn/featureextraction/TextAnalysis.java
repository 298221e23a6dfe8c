package modelport.formats.sklearn.featureextraction;

import java.util.List;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.Estimator;
import modelport.formats.sklearn.Values;
import modelport.text.Analysis;
import modelport.text.Analyzer;
import modelport.text.EnglishStopWords;

/** How a vectoriser of scikit-learn cuts texts; refused where it calls a function of its author's. */
final class TextAnalysis {
    private static final String MODULE = "sklearn.feature_extraction.text.";

    private TextAnalysis() {}

    static Analysis of(Estimator vectorizer) {
        for (String parameter : List.of("preprocessor", "tokenizer")) {
            if (vectorizer.has(parameter)) {
                throw vectorizer.unsupported(parameter, name(vectorizer.get(parameter)));
            }
        }
        if (!vectorizer.is("input", "content")) {
            throw vectorizer.unsupported("input", name(vectorizer.get("input")));
        }
        double[] sizes = vectorizer.vector("ngram_range");
        if (sizes.length != 2) {
            throw vectorizer.unexpected("ngram_range");
        }
        return new Analysis(
                vectorizer.flag("lowercase"), accents(vectorizer), analyzer(vectorizer), (int) sizes[0], (int)
                        sizes[1]);
    }

    private static Analysis.Accents accents(Estimator vectorizer) {
        if (!vectorizer.has("strip_accents")) {
            return Analysis.Accents.KEPT;
        }
        String accents = name(vectorizer.get("strip_accents"));
        return switch (accents) {
            case "ascii", MODULE + "strip_accents_ascii" -> Analysis.Accents.ASCII;
            case "unicode", MODULE + "strip_accents_unicode" -> Analysis.Accents.UNICODE;
            default -> throw vectorizer.unsupported("strip_accents", accents);
        };
    }

    private static Analyzer analyzer(Estimator vectorizer) {
        String analyzer = name(vectorizer.get("analyzer"));
        return switch (analyzer) {
            case "word" -> new Analyzer.Words(vectorizer.text("token_pattern"), stopWords(vectorizer));
            case "char" -> new Analyzer.Characters();
            case "char_wb" -> new Analyzer.WordCharacters();
            default -> throw vectorizer.unsupported("analyzer", analyzer);
        };
    }

    private static List<String> stopWords(Estimator vectorizer) {
        if (!vectorizer.has("stop_words")) {
            return List.of();
        }
        if (vectorizer.is("stop_words", "english")) {
            return EnglishStopWords.WORDS;
        }
        return vectorizer.items("stop_words").stream()
                .map(word -> Values.text(word).orElseThrow(() -> vectorizer.unexpected("stop_words")))
                .toList();
    }

    private static String name(PyValue value) {
        return switch (value) {
            case PyValue.Text text -> text.value();
            case PyValue.Global global -> global.path();
            case PyValue.Instance instance -> instance.type().path();
            default -> "?";
        };
    }
}
