package modelport.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import modelport.contract.registry.Samples;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model before it ever ran.
 *
 * @param classes labels in the order of the probabilities, as far as the file tells; else empty
 * @param tokenizer the tokenizer beside it
 * @param samples inputs to run it with, and the outputs to expect
 * @param parameters what its owner says: classes, maxTokens, pooling, normalize; everything else is left alone
 */
public record TrialInput(
        List<String> classes,
        @Nullable TokenizerFile tokenizer,
        @Nullable Samples samples,
        Map<String, Object> parameters) {
    /** A tokenizer: its path in the version, and where it lies now. */
    public record TokenizerFile(String path, Path file) {}

    public TrialInput {
        classes = List.copyOf(classes);
        parameters = Map.copyOf(parameters);
    }

    /** Nothing but the file. */
    public static TrialInput none() {
        return new TrialInput(List.of(), null, null, Map.of());
    }
}
