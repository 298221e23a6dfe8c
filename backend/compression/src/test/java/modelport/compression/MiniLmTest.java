package modelport.compression;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.compression.Outcome.Made;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A transformer of 22 million weights that people really use. */
class MiniLmTest {
    private static final Duration SOON = Duration.ofMinutes(1);
    private static final int TIMES = 7;
    private static final List<String> SENTENCES = List.of(
            "The cat sits outside.",
            "A man is playing guitar.",
            "Machine learning models can be compressed to run faster on cheap hardware.",
            "Quarterly revenue grew by twelve percent, driven by strong demand and lower costs of raw materials.",
            "SELECT name FROM users WHERE age > 30",
            "How do I reset my password?",
            "Ceci est une phrase en français.",
            "An asteroid the size of a bus will pass near the Earth tonight.");

    @TempDir
    private Path folder;

    private Path original = Path.of("");
    private HuggingFaceTokenizer tokenizer;

    @BeforeEach
    void unpack() throws IOException {
        original = unpacked("all-minilm-l6-v2.onnx");
        tokenizer = HuggingFaceTokenizer.newInstance(unpacked("all-minilm-l6-v2-tokenizer.json"));
    }

    private Path unpacked(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Objects.requireNonNull(MiniLmTest.class.getResourceAsStream("/" + name))) {
            Files.copy(in, file);
        }
        return file;
    }

    @Test
    void integers_take_a_quarter_of_the_room_and_less_time_and_mean_the_same() {
        Outcome outcome = Compression.run(
                original,
                Recipes.standard().getFirst(),
                Calibration.none(),
                folder.resolve("int8.onnx"),
                Progress.NONE);

        assertThat(outcome).isInstanceOf(Made.class);
        Made made = (Made) outcome;
        assertThat((double) made.bytes() / made.originalBytes()).isLessThan(0.26);
        assertThat(made.fusion().expected()).isEqualTo(36);
        assertThat(made.fusion().unfused()).isEmpty();
        try (LoadedModel before = load(original);
                LoadedModel after = load(made.file())) {
            assertThat(SENTENCES.stream()
                            .mapToDouble(text -> cosine(vector(before, text), vector(after, text)))
                            .average()
                            .orElse(0))
                    .isGreaterThan(0.99);
            for (int batch : new int[] {1, 8}) {
                assertThat(ratio(before, after, tokens(SENTENCES.subList(0, batch))))
                        .as("time of a batch of %s", batch)
                        .isLessThan(0.8);
            }
        }
    }

    private static LoadedModel load(Path file) {
        return OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving());
    }

    private Map<String, Tensor> tokens(List<String> texts) {
        Encoding[] encodings = tokenizer.batchEncode(texts);
        int length = encodings[0].getIds().length;
        LongBuffer ids = LongBuffer.allocate(texts.size() * length);
        LongBuffer mask = LongBuffer.allocate(texts.size() * length);
        for (Encoding encoding : encodings) {
            ids.put(encoding.getIds());
            mask.put(encoding.getAttentionMask());
        }
        return Map.of(
                "input_ids", Tensor.longs(ids.array(), texts.size(), length),
                "attention_mask", Tensor.longs(mask.array(), texts.size(), length),
                "token_type_ids", Tensor.longs(new long[texts.size() * length], texts.size(), length));
    }

    /** The mean over the tokens of one text. */
    private double[] vector(LoadedModel model, String text) {
        var states = (NumberTensor)
                model.run(tokens(List.of(text)), SOON).values().iterator().next();
        int width = (int) states.shape()[2];
        var mean = new double[width];
        for (int i = 0; i < states.elements(); i++) {
            mean[i % width] += states.number(i);
        }
        return mean;
    }

    static double cosine(double[] a, double[] b) {
        double product = 0;
        double left = 0;
        double right = 0;
        for (int i = 0; i < a.length; i++) {
            product += a[i] * b[i];
            left += a[i] * a[i];
            right += b[i] * b[i];
        }
        return product / Math.sqrt(left * right);
    }

    /** The least processor time of each, in turn, so that a busy machine disturbs both alike. */
    private static double ratio(LoadedModel before, LoadedModel after, Map<String, Tensor> rows) {
        double slow = Double.MAX_VALUE;
        double fast = Double.MAX_VALUE;
        for (int i = 0; i < TIMES; i++) {
            slow = Math.min(slow, time(before, rows));
            fast = Math.min(fast, time(after, rows));
        }
        return fast / slow;
    }

    private static double time(LoadedModel model, Map<String, Tensor> rows) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        model.run(rows, SOON);
        return clock.getCurrentThreadCpuTime() - start;
    }
}
