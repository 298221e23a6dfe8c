package modelport.text;

import modelport.text.unicode.CodePoints;

/** N-grams of characters, whatever they are. */
final class CharacterCutter extends Cutter {
    CharacterCutter(Analysis analysis) {
        super(analysis);
    }

    @Override
    void cutPrepared(CodePoints text, Grams grams) {
        CodePoints row = WhiteSpace.collapse(text);
        for (int first = 0; first < row.length(); first++) {
            grams.start(row.array(), first);
            for (int size = minSize(); size <= maxSize() && first + size <= row.length(); size++) {
                grams.end(first + size);
            }
        }
    }
}
