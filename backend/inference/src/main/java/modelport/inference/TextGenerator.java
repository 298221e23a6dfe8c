package modelport.inference;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;

/**
 * Continues texts with a model that scores the next token: one token after the other, each with what the model kept of
 * those before it.
 */
public final class TextGenerator implements AutoCloseable {
    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String SCORES = "logits";
    private static final String PAST = "past_key_values.";
    private static final String PRESENT = "present.";

    private final LoadedModel model;
    private final TextTokenizer tokenizer;

    /** Owns both, and closes them. */
    public TextGenerator(LoadedModel model, TextTokenizer tokenizer) {
        this.model = model;
        this.tokenizer = tokenizer;
    }

    /** What comes after {@code prompt}; each token must come within the deadline. */
    public String generate(String prompt, Sampling sampling, Duration deadline) {
        return tokenizer.decode(generate(tokenizer.encode(prompt).ids(), sampling, deadline));
    }

    /** The tokens that come after others. */
    long[] generate(long[] prompt, Sampling sampling, Duration deadline) {
        if (prompt.length == 0) {
            throw InferenceException.of(InferenceException.Fault.INPUT, "prompt-empty");
        }
        var random = new Random(sampling.seed());
        var added = new long[sampling.maxTokens()];
        Map<String, Tensor> past = nothing();
        long[] next = prompt;
        for (int count = 0; count < added.length; count++) {
            Map<String, Tensor> inputs = new LinkedHashMap<>(past);
            var mask = new long[prompt.length + count];
            Arrays.fill(mask, 1);
            inputs.put(IDS, Tensor.longs(next, 1, next.length));
            inputs.put(MASK, Tensor.longs(mask, 1, mask.length));
            Map<String, Tensor> answers = model.run(inputs, deadline);
            int token = sampling.pick(lastScores(answers), random);
            if (sampling.stops().contains((long) token)) {
                return Arrays.copyOf(added, count);
            }
            added[count] = token;
            next = new long[] {token};
            past.replaceAll((name, _) -> Objects.requireNonNull(answers.get(PRESENT + name.substring(PAST.length()))));
        }
        return added;
    }

    /** What is kept before the first token. */
    private Map<String, Tensor> nothing() {
        var past = new LinkedHashMap<String, Tensor>();
        for (TensorSpec input : model.signature().inputs()) {
            if (input.name().startsWith(PAST)) {
                past.put(
                        input.name(),
                        Tensor.allocate(
                                DataType.FP32,
                                1,
                                input.shape().get(1),
                                0,
                                input.shape().get(3)));
            }
        }
        return past;
    }

    private static float[] lastScores(Map<String, Tensor> answers) {
        var scores = (NumberTensor) Objects.requireNonNull(answers.get(SCORES));
        var last = new float[(int) scores.shape()[2]];
        scores.floats().get(scores.elements() - last.length, last);
        return last;
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
