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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        expected = authors(onnx);
    }

    @Test
    void its_folder_gives_the_same_vectors() throws Exception {
        assertThat(largest(folder("F32", 1), expected)).isLessThan(1e-5);
    }

    @Test
    void weights_in_several_files_give_the_same_vectors() throws Exception {
        assertThat(largest(folder("F32", 3), expected)).isLessThan(1e-5);
    }

    /**
     * The authors' weights have more digits than halves keep: what those lose moves the vectors, and nothing else does.
     */
    @ParameterizedTest
    @CsvSource({"F16, 1e-3", "BF16, 5e-3"})
    void halves_give_the_vectors_of_the_authors_file_with_the_same_halves(String type, double lost) throws Exception {
        Path halves = temporary.resolve(type + ".onnx");
        source.lose(type, halves);

        float[] found = folder(type, 1);

        assertThat(largest(found, authors(halves))).isLessThan(1e-5);
        assertThat(largest(found, expected)).isBetween(1e-6, lost);
    }

    private static float[] authors(Path onnx) {
        var text = new TextInput(MiniLmFolder.TOKENIZER, 128, Pooling.MEAN, true);
        Signature found = OnnxModels.inspect(onnx);
        return embed(onnx, new Signature(found.inputs(), found.outputs(), List.of(), text, true));
    }

    private static float[] folder(String type, int shards) throws IOException {
        Path folder = temporary.resolve(type + shards);
        ModelFolder files = source.write(folder, type, shards);
        ConvertedModel converted = HuggingFace.convert(files);
        Path onnx = folder.resolve(HuggingFace.MODEL);
        OnnxFile.write(converted.onnx(), onnx);
        var tokenizer = new TrialInput.TokenizerFile("tokenizer.json", folder.resolve("tokenizer.json"));
        Signature signature = Trial.run(onnx, new TrialInput(List.of(), tokenizer, null, converted.usage()))
                .signature();
        return embed(onnx, signature);
    }

    private static double largest(float[] found, float[] wanted) {
        double largest = 0;
        for (int i = 0; i < wanted.length; i++) {
            largest = Math.max(largest, Math.abs(found[i] - wanted[i]));
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
