package modelport.formats.huggingface;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.onnx.RefusedException;
import org.jspecify.annotations.Nullable;

/** Where texts are cut before a model sees them. */
final class TextLimits {
    private static final String TOKENIZER = "tokenizer.json";
    private static final String SENTENCES = "sentence_bert_config.json";
    private static final long MAX_BYTES = 16 << 20;
    private static final long MAX_TOKENIZER = 256L << 20;
    /** What a tokenizer says that has no limit is far beyond this. */
    private static final double LARGEST = 1e9;

    private TextLimits() {}

    /**
     * The most tokens of a text: what sentence-transformers says, or else the tokenizer; never more than
     * {@code positions}.
     */
    static int maxTokens(ModelFolder folder, int positions) throws IOException {
        Config sentences = config(folder, SENTENCES);
        if (sentences.flag("do_lower_case", false)) {
            throw RefusedException.of("huggingface.lower-case", "file", SENTENCES);
        }
        List<Optional<Integer>> said = List.of(
                limit(sentences, "max_seq_length"),
                limit(truncation(folder), "max_length"),
                limit(config(folder, "tokenizer_config.json"), "model_max_length"));
        int first = said.stream().flatMap(Optional::stream).findFirst().orElse(positions);
        return Math.min(first, positions);
    }

    private static Optional<Integer> limit(Config config, String key) {
        if (!config.says(key)) {
            return Optional.empty();
        }
        double value = config.number(key, 0, 0, Double.MAX_VALUE);
        return value >= 1 && value < LARGEST ? Optional.of((int) value) : Optional.empty();
    }

    /** A tokenizer's vocabulary is passed over. */
    private static Config truncation(ModelFolder folder) throws IOException {
        Optional<Path> file = find(folder, TOKENIZER);
        Map<String, @Nullable Object> members =
                file.isEmpty() ? Map.of() : JsonFiles.member(file.get(), "truncation", MAX_TOKENIZER);
        return new Config(TOKENIZER, members).child("truncation").orElseGet(() -> new Config(TOKENIZER, Map.of()));
    }

    private static Config config(ModelFolder folder, String name) throws IOException {
        Optional<Path> file = find(folder, name);
        return new Config(name, file.isEmpty() ? Map.of() : JsonFiles.object(file.get(), MAX_BYTES));
    }

    private static Optional<Path> find(ModelFolder folder, String name) {
        return folder.beside(name).or(() -> folder.outside(name));
    }
}
