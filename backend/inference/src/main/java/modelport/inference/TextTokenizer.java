package modelport.inference;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import modelport.inference.InferenceException.Fault;
import org.jspecify.annotations.Nullable;

/** Cuts texts into a model's tokens, as its {@code tokenizer.json} says; for many threads, platform ones only. */
public final class TextTokenizer implements AutoCloseable {
    /** Special tokens, and what a word that is cut may have more. */
    private static final int MARGIN = 8;

    private static final List<String> SHORT_AND_LONG = List.of("a", "a b c d e f g h i j");

    private final HuggingFaceTokenizer tokenizer;
    private final long padId;
    private final boolean padLeft;

    private TextTokenizer(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        Encoding padded = tokenizer.batchEncode(SHORT_AND_LONG)[0];
        long[] ids = padded.getIds();
        long[] mask = padded.getAttentionMask();
        padLeft = mask[0] == 0;
        padId = padLeft ? ids[0] : mask[mask.length - 1] == 0 ? ids[ids.length - 1] : 0;
        TokenizersLibrary.LIB.disablePadding(tokenizer.getHandle());
    }

    /**
     * Reads {@code file}; longer texts are cut at {@code maxTokens}. Padding that the file asks for is left to the
     * batch.
     *
     * @throws InferenceException if that is no tokenizer's file
     */
    public static TextTokenizer load(Path file, int maxTokens) {
        return new TextTokenizer(open(file, maxTokens));
    }

    /**
     * Reads {@code file}; no text is ever cut, whatever the file says.
     *
     * @throws InferenceException if that is no tokenizer's file
     */
    public static TextTokenizer whole(Path file) {
        var tokenizer = new TextTokenizer(open(file, 0));
        TokenizersLibrary.LIB.disableTruncation(tokenizer.tokenizer.getHandle());
        return tokenizer;
    }

    /** Where the file cuts texts, or {@code otherwise} if it does not say. */
    static int maxTokens(Path file, int otherwise) {
        try (HuggingFaceTokenizer tokenizer = open(file, 0)) {
            int declared = TokenizersLibrary.LIB.getMaxLength(tokenizer.getHandle());
            return declared > 0 ? declared : otherwise;
        }
    }

    private static HuggingFaceTokenizer open(Path file, int maxTokens) {
        Engines.expectPlatformThread();
        Engines.start();
        String name = String.valueOf(file.getFileName());
        if (!Files.isRegularFile(file)) {
            throw InferenceException.of(Fault.FILE, "no-file", "file", name);
        }
        var builder = HuggingFaceTokenizer.builder().optTokenizerPath(file);
        if (maxTokens > 0) {
            builder.optPadding(true).optTruncation(true).optMaxLength(maxTokens);
        }
        try {
            return builder.build();
        } catch (IOException | RuntimeException e) {
            throw InferenceException.of(
                            Fault.FILE, "tokenizer-broken", "file", name, "reason", String.valueOf(e.getMessage()))
                    .causedBy(e);
        }
    }

    /** The tokens of one text. */
    public Tokens encode(String text) {
        Engines.expectPlatformThread();
        TokenizersLibrary library = TokenizersLibrary.LIB;
        long encoding = library.encode(tokenizer.getHandle(), text, true);
        try {
            return new Tokens(library.getTokenIds(encoding), library.getTypeIds(encoding));
        } finally {
            library.deleteEncoding(encoding);
        }
    }

    /** The text of tokens, without the special ones. */
    public String decode(long... ids) {
        Engines.expectPlatformThread();
        return TokenizersLibrary.LIB.decode(tokenizer.getHandle(), ids, true);
    }

    /** The parts of one text, or of two that belong together; longer ones are cut. */
    public PlacedTokens place(String text, @Nullable String second) {
        return place(text, second, 0);
    }

    private PlacedTokens place(String text, @Nullable String second, int before) {
        Engines.expectPlatformThread();
        TokenizersLibrary library = TokenizersLibrary.LIB;
        long handle = tokenizer.getHandle();
        long encoding =
                second == null ? library.encode(handle, text, true) : library.encodeDual(handle, text, second, true);
        try {
            return PlacedTokens.of(encoding, before);
        } finally {
            library.deleteEncoding(encoding);
        }
    }

    /**
     * All of a question and a text, which may take several windows of at most {@code maxTokens} that overlap by a
     * third. The windows are cut here: the library ends the process where a question alone is too long for it.
     */
    public List<PlacedTokens> windows(String question, String text, int maxTokens) {
        TokenizersLibrary.LIB.disableTruncation(tokenizer.getHandle());
        String asked = beginning(question, maxTokens / 3);
        PlacedTokens all = place(text, null);
        int room = maxTokens - place(asked, null).count() - MARGIN;
        var windows = new ArrayList<PlacedTokens>();
        int first = 0;
        do {
            int last = Math.min(all.count(), first + room) - 1;
            int from = all.startFrom(first);
            int to = all.endTo(last);
            windows.add(place(asked, part(text, from, to), from));
            first += room - room / 3;
        } while (first + room / 3 < all.count());
        return windows;
    }

    private String beginning(String text, int tokens) {
        PlacedTokens placed = place(text, null);
        return placed.count() <= tokens ? text : part(text, 0, placed.endTo(tokens - 1));
    }

    private static String part(String text, int from, int to) {
        int start = text.offsetByCodePoints(0, from);
        return text.substring(start, text.offsetByCodePoints(start, Math.max(0, to - from)));
    }

    /** The number of a token of the vocabulary, if it is one. */
    public OptionalLong id(String token) {
        PlacedTokens placed = place(token, null);
        for (int i = 0; i < placed.count(); i++) {
            if (placed.piece(i).equals(token)) {
                return OptionalLong.of(placed.id(i));
            }
        }
        return OptionalLong.empty();
    }

    /** The text of a token. */
    public String text(long id) {
        return decode(id);
    }

    /** Whether shorter texts are filled up before their tokens. */
    public boolean fillsBefore() {
        return padLeft;
    }

    long padId() {
        return padId;
    }

    boolean padLeft() {
        return padLeft;
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
