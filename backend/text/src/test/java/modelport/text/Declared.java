package modelport.text;

import java.util.List;
import modelport.text.Analysis.Accents;

/** Declarations to test with. */
final class Declared {
    static final Analysis WORDS =
            new Analysis(true, Accents.KEPT, new Analyzer.Words(Analyzer.DEFAULT_PATTERN, List.of()), 1, 1);
    static final Analysis CHARACTERS = new Analysis(false, Accents.KEPT, new Analyzer.Characters(), 1, 2);

    private Declared() {}

    static Vectoriser.Vocabulary vocabulary(String... terms) {
        return new Vectoriser.Vocabulary(WORDS, false, List.of(terms));
    }

    static Vectoriser.Hashing hashing(int width) {
        return new Vectoriser.Hashing(CHARACTERS, false, width, true);
    }

    static TextFeatures features(Vectoriser vectoriser) {
        return new TextFeatures(List.of("age", "note"), List.of(new TextFeature("note", "note_counts", vectoriser)));
    }
}
