package modelport.text;

import modelport.text.unicode.CodePoints;

/** N-grams of characters within words that have a space on both sides. */
final class WordCharacterCutter extends Cutter {
    WordCharacterCutter(Analysis analysis) {
        super(analysis);
    }

    @Override
    void cutPrepared(CodePoints text, Grams grams) {
        Tokens.split(text, (start, end) -> {
            var word = new CodePoints(end - start + 2);
            word.add(' ');
            word.add(text, start, end);
            word.add(' ');
            cutWord(word, grams);
        });
    }

    private void cutWord(CodePoints word, Grams grams) {
        int length = word.length();
        for (int first = 0; first < length; first++) {
            grams.start(word.array(), first);
            for (int size = minSize(); size <= maxSize() && size < length && first + size <= length; size++) {
                grams.end(first + size);
            }
            // A word that is not longer than the n-grams is one itself, and only once however long they are.
            if (first == 0 && length <= maxSize()) {
                grams.end(length);
            }
        }
    }
}
