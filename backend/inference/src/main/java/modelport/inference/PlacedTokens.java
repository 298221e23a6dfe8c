package modelport.inference;

import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import org.jspecify.annotations.Nullable;

/** Tokens that know where in their text they stand; places count characters as Unicode does (code points). */
public final class PlacedTokens {
    /** Of a token that stands in no text. */
    public static final int NOWHERE = -1;

    private final Tokens tokens;
    private final String[] pieces;
    private final int[] starts;
    private final int[] ends;
    private final long[] sequences;
    private final long[] words;

    private PlacedTokens(Tokens tokens, String[] pieces, int[] starts, int[] ends, long[] sequences, long[] words) {
        this.tokens = tokens;
        this.pieces = pieces;
        this.starts = starts;
        this.ends = ends;
        this.sequences = sequences;
        this.words = words;
    }

    /** With so much before the second text, of which it is a part. */
    static PlacedTokens of(long encoding, int before) {
        TokenizersLibrary library = TokenizersLibrary.LIB;
        var tokens = new Tokens(library.getTokenIds(encoding), library.getTypeIds(encoding));
        @Nullable CharSpan[] spans = library.getTokenCharSpans(encoding);
        long[] special = library.getSpecialTokenMask(encoding);
        var starts = new int[tokens.count()];
        var ends = new int[tokens.count()];
        long[] sequences = library.getSequenceIds(encoding);
        for (int i = 0; i < starts.length; i++) {
            CharSpan span = spans[i];
            int more = sequences[i] == 1 ? before : 0;
            starts[i] = span == null || special[i] != 0 ? NOWHERE : span.getStart() + more;
            ends[i] = span == null || special[i] != 0 ? NOWHERE : span.getEnd() + more;
        }
        return new PlacedTokens(
                tokens, library.getTokens(encoding), starts, ends, sequences, library.getWordIds(encoding));
    }

    /** The numbers that go into a model. */
    public Tokens tokens() {
        return tokens;
    }

    public int count() {
        return tokens.count();
    }

    /** Its number in the vocabulary. */
    public long id(int index) {
        return tokens.ids()[index];
    }

    /** As the vocabulary writes it. */
    public String piece(int index) {
        return pieces[index];
    }

    /** Where it begins, or {@link #NOWHERE}. */
    public int start(int index) {
        return starts[index];
    }

    /** Where it ends, or {@link #NOWHERE}. */
    public int end(int index) {
        return ends[index];
    }

    /** Where the first token from {@code index} on begins that stands in the text. */
    int startFrom(int index) {
        for (int i = index; i < count(); i++) {
            if (starts[i] != NOWHERE) {
                return starts[i];
            }
        }
        return 0;
    }

    /** Where the last token up to {@code index} ends that stands in the text. */
    int endTo(int index) {
        for (int i = Math.min(index, count() - 1); i >= 0; i--) {
            if (ends[i] != NOWHERE) {
                return ends[i];
            }
        }
        return 0;
    }

    /** Whether it stands in the first text or the second: 0 or 1. */
    public boolean isOf(int sequence, int index) {
        return starts[index] != NOWHERE && sequences[index] == sequence;
    }

    /** Whether both are of the same word. */
    public boolean isSameWord(int index, int other) {
        return sequences[index] == sequences[other] && words[index] == words[other] && words[index] >= 0;
    }
}
