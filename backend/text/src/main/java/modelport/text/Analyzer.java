package modelport.text;

import java.util.List;

/** What n-grams are made of. */
public sealed interface Analyzer {
    /** What scikit-learn takes for a token unless told otherwise. */
    String DEFAULT_PATTERN = "(?u)\\b\\w\\w+\\b";

    /**
     * Tokens that a regular expression of Python's finds ({@code token_pattern}): its only group, or the whole match.
     *
     * @param stopWords tokens to leave out
     */
    record Words(String pattern, List<String> stopWords) implements Analyzer {
        public Words {
            stopWords = List.copyOf(stopWords);
            expectStopWords(stopWords);
            Patterns.read(pattern);
        }
    }

    /** What stands between white space: {@code tokenizer=str.split}. */
    record SplitWords(List<String> stopWords) implements Analyzer {
        public SplitWords {
            stopWords = List.copyOf(stopWords);
            expectStopWords(stopWords);
        }
    }

    /** Characters, white space among them ({@code char}). */
    record Characters() implements Analyzer {}

    /** Characters of one word with a space on both sides ({@code char_wb}). */
    record WordCharacters() implements Analyzer {}

    private static void expectStopWords(List<String> words) {
        if (words.size() > TextLimits.STOP_WORDS) {
            throw TextRefusal.of("text.stop-words", "found", words.size(), "limit", TextLimits.STOP_WORDS);
        }
    }
}
