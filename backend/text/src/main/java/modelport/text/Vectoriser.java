package modelport.text;

import java.util.HashSet;
import java.util.List;

/** How often which n-gram stands in a text; weights and norms are arithmetic that the graph does afterwards. */
public sealed interface Vectoriser {
    Analysis analysis();

    /** Whether an n-gram that occurs gives 1, however often it does. */
    boolean binary();

    int width();

    /**
     * A column for each known term, as in CountVectorizer and TfidfVectorizer.
     *
     * @param terms in the order of their columns
     */
    record Vocabulary(Analysis analysis, boolean binary, List<String> terms) implements Vectoriser {
        public Vocabulary {
            terms = List.copyOf(terms);
            expectWidth(terms.size());
            var seen = HashSet.<String>newHashSet(terms.size());
            for (String term : terms) {
                if (!seen.add(term)) {
                    throw TextRefusal.of("text.term-twice", "term", term);
                }
            }
        }

        @Override
        public int width() {
            return terms.size();
        }
    }

    /**
     * The column is the term's MurmurHash3, as in HashingVectorizer.
     *
     * @param width its {@code n_features}
     * @param alternateSign whether half of the terms count backwards
     */
    record Hashing(Analysis analysis, boolean binary, int width, boolean alternateSign) implements Vectoriser {
        public Hashing {
            expectWidth(width);
        }
    }

    private static void expectWidth(int width) {
        if (width < 1 || width > TextLimits.WIDTH) {
            throw TextRefusal.of("text.width", "found", width, "limit", TextLimits.WIDTH);
        }
    }
}
