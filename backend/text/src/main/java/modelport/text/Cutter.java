package modelport.text;

import modelport.text.unicode.AccentStripping;
import modelport.text.unicode.CodePoints;
import modelport.text.unicode.LowerCase;

/** Cuts texts into n-grams. Threads may share it. */
abstract sealed class Cutter permits WordCutter, CharacterCutter, WordCharacterCutter {
    private final Analysis analysis;

    Cutter(Analysis analysis) {
        this.analysis = analysis;
    }

    static Cutter of(Analysis analysis) {
        return switch (analysis.analyzer()) {
            case Analyzer.Words words -> new WordCutter(analysis, Tokens.matching(words.pattern()), words.stopWords());
            case Analyzer.SplitWords words -> new WordCutter(analysis, Tokens::split, words.stopWords());
            case Analyzer.Characters _ -> new CharacterCutter(analysis);
            case Analyzer.WordCharacters _ -> new WordCharacterCutter(analysis);
        };
    }

    /** All n-grams of a text, those that start first before others. */
    final void cut(String text, Grams grams) {
        TextLimits.expectLength(text);
        CodePoints points = CodePoints.of(text);
        CodePoints cased = analysis.lowercase() ? LowerCase.of(points) : points;
        cutPrepared(
                switch (analysis.accents()) {
                    case KEPT -> cased;
                    case ASCII -> AccentStripping.ascii(cased);
                    case UNICODE -> AccentStripping.unicode(cased);
                },
                grams);
    }

    abstract void cutPrepared(CodePoints text, Grams grams);

    final int minSize() {
        return analysis.minSize();
    }

    final int maxSize() {
        return analysis.maxSize();
    }
}
