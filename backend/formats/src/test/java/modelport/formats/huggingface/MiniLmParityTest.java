package modelport.formats.huggingface;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TextInput;
import modelport.formats.ConvertedModel;
import modelport.inference.LoadOptions;
import modelport.inference.NumberTensor;
import modelport.inference.OnnxModels;
import modelport.inference.TextModel;
import modelport.inference.Trial;
import modelport.inference.TrialInput;
import modelport.onnx.OnnxFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MiniLM as Hugging Face keeps it answers as the ONNX file that its authors made of it. */
class MiniLmParityTest {
    private static final List<String> TEXTS = List.of(
            "How do I reset my password?",
            "I forgot my login credentials and need help.",
            "机器学习平台",
            "A much longer sentence, with punctuation; numbers such as 3.1415, accents (café, naïve) and more words "
                    + "than the others have, so that every other row of the batch is padded for a while.",
            "");

    @TempDir
    private static Path temporary;

    private static MiniLmFolder source;
    private static float[] expected;

    @BeforeAll
    static void embed_with_the_authors_file() throws Exception {
        Path onnx = MiniLmFolder.extract(MiniLmFolder.ONNX, temporary);
        source = new MiniLmFolder(onnx);
        MiniLmFolder.extract(MiniLmFolder.TOKENIZER, temporary);
        var text = new TextInput(MiniLmFolder.TOKENIZER, 128, Pooling.MEAN, true);
        Signature found = OnnxModels.inspect(onnx);
        expected = embed(onnx, new Signature(found.inputs(), found.outputs(), List.of(), text, true));
    }

    @Test
    void its_folder_gives_the_same_vectors() throws Exception {
        assertThat(difference("F32", 1)).isLessThan(1e-5);
    }

    @Test
    void weights_in_half_precision_move_the_vectors_by_what_they_lost() throws Exception {
        assertThat(difference("F16", 1)).isBetween(1e-6, 1e-3);
    }

    @Test
    void weights_in_brain_floats_move_the_vectors_by_what_they_lost() throws Exception {
        assertThat(difference("BF16", 1)).isBetween(1e-4, 5e-3);
    }

    @Test
    void weights_in_several_files_give_the_same_vectors() throws Exception {
        assertThat(difference("F32", 3)).isLessThan(1e-5);
    }

    private static double difference(String type, int shards) throws IOException {
        Path folder = temporary.resolve(type + shards);
        ModelFolder files = source.write(folder, type, shards);
        ConvertedModel converted = HuggingFace.convert(files);
        Path onnx = folder.resolve(HuggingFace.MODEL);
        OnnxFile.write(converted.onnx(), onnx);
        var tokenizer = new TrialInput.TokenizerFile("tokenizer.json", folder.resolve("tokenizer.json"));
        Signature signature = Trial.run(onnx, new TrialInput(List.of(), tokenizer, null, converted.usage()))
                .signature();

        float[] found = embed(onnx, signature);

        double largest = 0;
        for (int i = 0; i < expected.length; i++) {
            largest = Math.max(largest, Math.abs(found[i] - expected[i]));
        }
        return largest;
    }

    private static float[] embed(Path onnx, Signature signature) {
        try (var model =
                TextModel.load(onnx, Objects.requireNonNull(onnx.getParent()), signature, LoadOptions.serving())) {
            Map<String, ?> answers = model.runTexts(TEXTS, Duration.ofSeconds(30));
            var vectors = (NumberTensor) Objects.requireNonNull(answers.get(TextModel.EMBEDDING));
            var values = new float[vectors.elements()];
            vectors.floats().get(values);
            return values;
        }
    }
}
