package modelport.inference;

import static modelport.inference.TestModels.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextModelTest {
    private static final List<String> TEXTS = List.of(
            "The quick brown fox jumps over the lazy dog",
            "Short.",
            "机器学习平台",
            "A much longer sentence, with punctuation; numbers such as 3.1415, accents (café, naïve) and more words "
                    + "than the others have, so that every other row of the batch is padded for a while.",
            "");

    private static TextModel miniLm;

    @BeforeAll
    static void load() {
        miniLm = TestModels.loadMiniLm("");
    }

    @AfterAll
    static void close() {
        miniLm.close();
    }

    @Test
    void texts_become_the_vectors_of_a_plain_loop_over_the_engine() throws Exception {
        NumberTensor vectors = embed(miniLm, TEXTS);

        assertThat(vectors).hasToString("FP32[5, 384]");
        Path file = TestModels.miniLm("all-minilm-l6-v2.onnx");
        try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString());
                HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.newInstance(
                        TestModels.miniLm("all-minilm-l6-v2-tokenizer.json"), Map.of("padding", "false"))) {
            for (int i = 0; i < TEXTS.size(); i++) {
                assertThat(row(vectors, i))
                        .usingComparatorWithPrecision(1e-5f)
                        .containsExactly(plain(session, tokenizer.encode(TEXTS.get(i))));
            }
        }
    }

    @Test
    void a_batch_of_mixed_lengths_gives_what_each_text_gives_alone() {
        NumberTensor together = embed(miniLm, TEXTS);

        for (int i = 0; i < TEXTS.size(); i++) {
            float[] alone = row(embed(miniLm, List.of(TEXTS.get(i))), 0);
            assertThat(row(together, i)).usingComparatorWithPrecision(1e-5f).containsExactly(alone);
        }
    }

    @Test
    void the_vectors_have_length_one_and_like_texts_are_near() {
        NumberTensor vectors = embed(
                miniLm,
                List.of(
                        "How do I reset my password?",
                        "I forgot my login credentials and need help.",
                        "Photosynthesis converts sunlight."));

        assertThat(dot(row(vectors, 0), row(vectors, 0))).isCloseTo(1, org.assertj.core.api.Assertions.within(1e-5));
        assertThat(dot(row(vectors, 0), row(vectors, 1))).isGreaterThan(0.6);
        assertThat(dot(row(vectors, 0), row(vectors, 2))).isLessThan(0.2);
    }

    @Test
    void the_quantized_twin_depends_on_its_batch() {
        try (TextModel quantized = TestModels.loadMiniLm("-q")) {
            float[] alone = row(embed(quantized, List.of(TEXTS.get(1))), 0);
            float[] together = row(embed(quantized, TEXTS), 1);

            assertThat(dot(alone, together)).isGreaterThan(0.9);
            assertThat(distance(alone, together)).isGreaterThan(1e-3);
        }
    }

    @Test
    void texts_are_as_long_as_they_are_and_cut_at_the_limit() {
        assertThat(miniLm.encode("Short.").count()).isEqualTo(4);
        assertThat(miniLm.encode("word ".repeat(1_000)).count()).isEqualTo(128);
        assertThat(miniLm.encode("").count()).isEqualTo(2);
    }

    @Test
    void what_is_no_tokenizer_is_told(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("tokenizer.json"), "{\"version\": 1}");

        assertThatThrownBy(() -> TextTokenizer.load(file, 128))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        e -> assertThat(e.problem().code()).isEqualTo("inference.tokenizer-broken"));
    }

    private static NumberTensor embed(TextModel model, List<String> texts) {
        return (NumberTensor) Objects.requireNonNull(model.runTexts(texts, SOON).get(TextModel.EMBEDDING));
    }

    private static float[] row(NumberTensor vectors, int row) {
        var values = new float[vectors.rowElements()];
        vectors.slice(row, row + 1).floats().get(values);
        return values;
    }

    private static float[] plain(OrtSession session, Encoding encoding) throws Exception {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor ids = OnnxTensor.createTensor(environment, new long[][] {encoding.getIds()});
                OnnxTensor mask = OnnxTensor.createTensor(environment, new long[][] {encoding.getAttentionMask()});
                OnnxTensor types = OnnxTensor.createTensor(environment, new long[][] {encoding.getTypeIds()});
                OrtSession.Result result =
                        session.run(Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", types))) {
            float[][] tokens = ((float[][][]) result.get(0).getValue())[0];
            var mean = new float[384];
            double norm = 0;
            for (int d = 0; d < mean.length; d++) {
                double sum = 0;
                for (float[] token : tokens) {
                    sum += token[d];
                }
                mean[d] = (float) (sum / tokens.length);
                norm += mean[d] * (double) mean[d];
            }
            for (int d = 0; d < mean.length; d++) {
                mean[d] /= (float) Math.sqrt(norm);
            }
            return mean;
        }
    }

    private static double distance(float[] a, float[] b) {
        return Math.sqrt(Math.max(0, dot(a, a) + dot(b, b) - 2 * dot(a, b)));
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * (double) b[i];
        }
        return sum;
    }
}
