package modelport.inference;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import modelport.contract.registry.DataType;
import modelport.inference.Continuation.Finish;
import modelport.inference.InferenceException.Fault;

/**
 * Continues texts with a model that scores the next token: one token after the other, each with what the model kept of
 * those before it.
 */
public final class TextGenerator implements AutoCloseable {
    /** Tokens of a prompt that are read in one run: the model scores every one of them. */
    private static final int READ_TOGETHER = 32;

    private final OnnxModel model;
    private final DecoderForm form;
    private final TextTokenizer tokenizer;
    private final int context;

    /**
     * Owns both, and closes them.
     *
     * @param context the most tokens of a prompt and its continuation together
     * @throws InferenceException if the model is none that continues texts
     */
    public TextGenerator(LoadedModel model, TextTokenizer tokenizer, int context) {
        if (!(model instanceof OnnxModel onnx)) {
            throw InferenceException.of(Fault.FILE, "generation-without-past");
        }
        this.model = onnx;
        this.form = DecoderForm.of(model.signature());
        this.tokenizer = tokenizer;
        this.context = context;
    }

    /**
     * What comes after {@code prompt}.
     *
     * @param left says before each run how much time there is, or throws
     */
    public Continuation generate(String prompt, Sampling sampling, Supplier<Duration> left) {
        long[] read = tokenizer.encode(prompt).ids();
        if (read.length == 0) {
            throw InferenceException.of(Fault.INPUT, "prompt-empty");
        }
        if (read.length >= context) {
            throw InferenceException.of(
                    Fault.INPUT,
                    "prompt-too-long",
                    "found",
                    Integer.toString(read.length),
                    "limit",
                    Integer.toString(context - 1));
        }
        return generate(read, sampling, left);
    }

    private Continuation generate(long[] read, Sampling sampling, Supplier<Duration> left) {
        var random = new Random(sampling.seed());
        long[] tokens = Arrays.copyOf(read, Math.min(context, read.length + sampling.maxTokens()));
        try (var chain = new Chain(model, form.present(), form.nothing())) {
            float[] scores = read(chain, read, left);
            for (int count = read.length; count < tokens.length; count++) {
                int token = sampling.pick(scores, random);
                if (sampling.stops().contains((long) token)) {
                    return continuation(read, Arrays.copyOf(tokens, count), Finish.STOP);
                }
                tokens[count] = token;
                if (count + 1 < tokens.length) {
                    scores = scores(chain, Arrays.copyOf(tokens, count + 1), count, left);
                }
            }
        }
        return continuation(read, tokens, Finish.LENGTH);
    }

    /** The scores behind the prompt. */
    private float[] read(Chain chain, long[] prompt, Supplier<Duration> left) {
        float[] scores = {};
        for (int from = 0; from < prompt.length; from += READ_TOGETHER) {
            int to = Math.min(prompt.length, from + READ_TOGETHER);
            scores = scores(chain, Arrays.copyOf(prompt, to), from, left);
        }
        return scores;
    }

    /** The scores behind all tokens, of which those from {@code place} on are new. */
    private float[] scores(Chain chain, long[] tokens, int place, Supplier<Duration> left) {
        Map<String, Tensor> inputs = form.inputs(tokens, place);
        var all = (NumberTensor) chain.run(inputs, DecoderForm.SCORES, left.get());
        var last = new float[(int) all.shape()[2]];
        int start = all.elements() - last.length;
        if (all.type() == DataType.FP32) {
            all.floats().get(start, last);
        } else {
            for (int i = 0; i < last.length; i++) {
                last[i] = (float) all.number(start + i);
            }
        }
        expectNumbers(last);
        return last;
    }

    /** Words may be as unlikely as can be, but not all of them. */
    private static void expectNumbers(float[] scores) {
        boolean numbers = scores.length > 0 && Float.isFinite(scores[Sampling.likeliest(scores)]);
        for (float score : scores) {
            numbers &= !Float.isNaN(score);
        }
        if (!numbers) {
            throw InferenceException.of(Fault.RUN, "scores-not-finite");
        }
    }

    /** Words behind others may be written otherwise than alone, so that the new ones are read with the old ones. */
    private Continuation continuation(long[] prompt, long[] all, Finish finish) {
        String before = tokenizer.decode(prompt);
        String whole = tokenizer.decode(all);
        String text = whole.startsWith(before)
                ? whole.substring(before.length())
                : tokenizer.decode(Arrays.copyOfRange(all, prompt.length, all.length));
        return new Continuation(text, all.length - prompt.length, finish);
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }
}
