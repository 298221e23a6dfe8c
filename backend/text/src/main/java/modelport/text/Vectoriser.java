package modelport.text;

import java.util.HashSet;
import java.util.List;

/**
 * How a text becomes a row of numbers: how often which n-gram stands in it, or which entries it lists as JSON. Weights
 * and norms are arithmetic that the graph does afterwards.
 */
public sealed interface Vectoriser {
    int width();

    /**
     * A column for each known n-gram, as in CountVectorizer and TfidfVectorizer.
     *
     * @param binary whether an n-gram that occurs gives 1, however often it does
     * @param terms in the order of their columns
     */
    record Vocabulary(Analysis analysis, boolean binary, List<String> terms) implements Vectoriser {
        public Vocabulary {
            terms = List.copyOf(terms);
            expectTerms(terms);
        }

        @Override
        public int width() {
            return terms.size();
        }
    }

    /**
     * The column is the n-gram's MurmurHash3, as in HashingVectorizer.
     *
     * @param binary whether an n-gram that occurs gives 1, however often it does
     * @param width its {@code n_features}
     * @param alternateSign whether half of the terms count backwards
     */
    record Hashing(Analysis analysis, boolean binary, int width, boolean alternateSign) implements Vectoriser {
        public Hashing {
            expectWidth(width);
        }
    }

    /**
     * The text is a JSON object; a column for each known name, as in DictVectorizer. A number is the value of its name,
     * a text counts 1 for name, separator and itself, and so does each text of a list; null is NaN.
     *
     * @param terms in the order of their columns
     */
    record Dictionary(String separator, List<String> terms) implements Vectoriser {
        public Dictionary {
            terms = List.copyOf(terms);
            expectTerms(terms);
        }

        @Override
        public int width() {
            return terms.size();
        }
    }

    /**
     * The text lists entries as JSON; their column is the name's MurmurHash3, as in FeatureHasher.
     *
     * @param width its {@code n_features}
     * @param alternateSign whether half of the names count backwards
     */
    record EntryHashing(Entries entries, int width, boolean alternateSign) implements Vectoriser {
        public EntryHashing {
            expectWidth(width);
        }
    }

    /**
     * Tokens as Keras's TextVectorization cuts them: first without capitals of ASCII, then without punctuation, then
     * apart, then in n-grams of each of the sizes. With a length the row has the tokens' places: 0 for none, 1 for an
     * unknown one, 2 for the first term; otherwise it has how often unknown ones and each term occur.
     *
     * @param terms in the order of their places
     * @param length tokens of a row, of which more are cut off; 0 to count
     */
    record Tokens(boolean lowercase, boolean bare, Split split, List<Integer> sizes, List<String> terms, int length)
            implements Vectoriser {
        public Tokens {
            sizes = List.copyOf(sizes);
            terms = List.copyOf(terms);
            if (sizes.isEmpty() || sizes.stream().anyMatch(size -> size < 1 || size > TextLimits.NGRAM)) {
                throw TextRefusal.of("text.ngrams", "found", sizes, "limit", TextLimits.NGRAM);
            }
            expectTerms(terms);
            if (length != 0) {
                expectWidth(length);
            }
        }

        /** What stands between two tokens. */
        public enum Split {
            /** White space of ASCII. */
            WHITE_SPACE,
            /** Nothing: each character is one. */
            CHARACTERS,
            /** The whole text is one. */
            NONE
        }

        @Override
        public int width() {
            return length == 0 ? terms.size() + 1 : length;
        }
    }

    private static void expectTerms(List<String> terms) {
        expectWidth(terms.size());
        var seen = HashSet.<String>newHashSet(terms.size());
        for (String term : terms) {
            if (!seen.add(term)) {
                throw TextRefusal.of("text.term-twice", "term", term);
            }
        }
    }

    private static void expectWidth(int width) {
        if (width < 1 || width > TextLimits.WIDTH) {
            throw TextRefusal.of("text.width", "found", width, "limit", TextLimits.WIDTH);
        }
    }
}
