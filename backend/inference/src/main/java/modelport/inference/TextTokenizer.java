package modelport.inference;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import modelport.inference.InferenceException.Fault;

/** Cuts texts into a model's tokens, as its {@code tokenizer.json} says; for many threads, platform ones only. */
public final class TextTokenizer implements AutoCloseable {
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
