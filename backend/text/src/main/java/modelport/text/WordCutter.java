package modelport.text;

import java.util.List;
import modelport.text.unicode.CodePoints;

/** N-grams of words: a space stands between neighbours. */
final class WordCutter extends Cutter {
    private final Tokens tokens;
    private final TermTable stopWords;

    WordCutter(Analysis analysis, Tokens tokens, List<String> stopWords) {
        super(analysis);
        this.tokens = tokens;
        this.stopWords = TermTable.of(stopWords.stream().distinct().toList());
    }

    @Override
    void cutPrepared(CodePoints text, Grams grams) {
        // All words in a row, so that each n-gram is a part of it.
        var row = new CodePoints(text.length());
        var starts = new CodePoints(text.length() / 4);
        tokens.find(text, (start, end) -> {
            if (stopWords.find(text.array(), start, end) < 0) {
                starts.add(row.length());
                row.add(text, start, end);
                row.add(' ');
            }
        });
        starts.add(row.length());
        int words = starts.length() - 1;
        for (int first = 0; first < words; first++) {
            grams.start(row.array(), starts.at(first));
            for (int size = minSize(); size <= maxSize() && first + size <= words; size++) {
                grams.end(starts.at(first + size) - 1);
            }
        }
    }
}
