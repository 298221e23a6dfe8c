package modelport.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import modelport.contract.Message;
import modelport.contract.Messages;
import modelport.formats.ScannedFile.Verdict;
import modelport.formats.ScannedModel.Found;
import modelport.formats.ScannedModel.Refused;
import modelport.onnx.OnnxLimits;
import modelport.onnx.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
    @TempDir
    private Path folder;

    @Test
    void a_model_is_found_with_all_that_belongs_to_it() throws Exception {
        Map<String, byte[]> files = Map.of(
                "model.onnx", Samples.onnxBeside("weights.bin"),
                "weights.bin", new byte[16],
                "tokenizer.json", Samples.text(Samples.TOKENIZER),
                "labels.txt", Samples.text("cat\ndog\n"),
                "README.md", Samples.text("# A model"),
                "notes.txt", Samples.text("buy milk"));

        ScannedModel scanned = scan(files);

        var found = (Found) scanned.outcome();
        assertThat(found.model()).isEqualTo("model.onnx");
        assertThat(found.tokenizer()).isEqualTo("tokenizer.json");
        assertThat(found.classLabels()).containsExactly("cat", "dog");
        assertThat(found.siblings()).contains(entry("weights.bin", 16L)).doesNotContainKey("model.onnx");
        assertThat(found.summary().externalFiles()).containsExactly("weights.bin");
        assertThat(scanned.files())
                .extracting(ScannedFile::path, ScannedFile::kind, ScannedFile::verdict)
                .containsExactly(
                        tuple("README.md", FileKind.CARD, Verdict.ACCEPTED),
                        tuple("labels.txt", FileKind.LABELS, Verdict.ACCEPTED),
                        tuple("model.onnx", FileKind.ONNX, Verdict.ACCEPTED),
                        tuple("notes.txt", FileKind.TEXT, Verdict.IGNORED),
                        tuple("tokenizer.json", FileKind.TOKENIZER, Verdict.ACCEPTED),
                        tuple("weights.bin", FileKind.ONNX_DATA, Verdict.ACCEPTED));
    }

    @Test
    void the_layout_of_hugging_face_is_understood() throws Exception {
        ScannedModel scanned = scan(Map.of(
                "onnx/model.onnx", Samples.onnx(),
                "tokenizer.json", Samples.text(Samples.TOKENIZER),
                "config.json", Samples.text(Samples.CONFIG),
                "model.safetensors", Samples.text("\u0002\0\0\0\0\0\0\0{}")));

        var found = (Found) scanned.outcome();
        assertThat(found.model()).isEqualTo("onnx/model.onnx");
        assertThat(found.tokenizer()).isEqualTo("tokenizer.json");
        assertThat(found.config()).isEqualTo("config.json");
        assertThat(found.classLabels()).containsExactly("negative", "positive");
        assertThat(file(scanned, "model.safetensors").reason())
                .isEqualTo(Refusal.of("formats.beside", "format", "safetensors"));
    }

    @Test
    void a_folder_of_transformers_becomes_one_graph() throws Exception {
        ScannedModel scanned = scan(Map.of(
                "bert/config.json", fixture("huggingface/bert-sequence/config.json"),
                "bert/model.safetensors", fixture("huggingface/bert-sequence/model.safetensors"),
                "bert/pytorch_model.bin", Samples.text("old"),
                "bert/tokenizer.json", Samples.text(Samples.TOKENIZER)));

        var found = (Found) scanned.outcome();
        assertThat(found.model()).isEqualTo("bert/model.onnx");
        assertThat(found.tokenizer()).isEqualTo("bert/tokenizer.json");
        assertThat(found.classLabels()).containsExactly("calm", "glad", "cross");
        assertThat(Objects.requireNonNull(found.source()).model().usage()).isEqualTo(Map.of("maxTokens", 26));
        assertThat(scanned.files())
                .extracting(ScannedFile::path, ScannedFile::verdict)
                .containsExactly(
                        tuple("bert/config.json", Verdict.ACCEPTED),
                        tuple("bert/model.onnx", Verdict.ACCEPTED),
                        tuple("bert/model.safetensors", Verdict.ACCEPTED),
                        tuple("bert/pytorch_model.bin", Verdict.IGNORED),
                        tuple("bert/tokenizer.json", Verdict.ACCEPTED));
    }

    @Test
    void weights_alone_are_no_model() throws Exception {
        ScannedModel scanned =
                scan(Map.of("model.safetensors", fixture("huggingface/bert-sequence/model.safetensors")));

        assertThat(scanned.outcome())
                .isEqualTo(new Refused(Refusal.of("formats.weights-only", "file", "model.safetensors")));
        assertThat(file(scanned, "model.safetensors").verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void two_folders_of_transformers_are_refused_by_name() throws Exception {
        ScannedModel scanned = scan(Map.of(
                "a/config.json", fixture("huggingface/bert-sequence/config.json"),
                "a/model.safetensors", fixture("huggingface/bert-sequence/model.safetensors"),
                "b/config.json", fixture("huggingface/bert-body/config.json"),
                "b/model.safetensors", fixture("huggingface/bert-body/model.safetensors")));

        assertThat(scanned.outcome())
                .isEqualTo(new Refused(Refusal.of("formats.many-models", "files", "a/config.json, b/config.json")));
    }

    @Test
    void several_models_are_refused_by_name() throws Exception {
        ScannedModel scanned = scan(Map.of("a.onnx", Samples.onnx(), "b.bin", Samples.onnx()));

        assertThat(scanned.outcome())
                .isEqualTo(new Refused(Refusal.of("formats.many-models", "files", "a.onnx, b.bin")));
    }

    @Test
    void a_pickle_is_known_by_its_content_whatever_its_name() throws Exception {
        ScannedModel scanned = scan(Map.of("model.onnx", pickle()));

        assertThat(scanned.outcome()).isInstanceOf(Refused.class);
        assertThat(file(scanned, "model.onnx").kind()).isEqualTo(FileKind.PICKLE);
        assertThat(file(scanned, "model.onnx").verdict()).isEqualTo(Verdict.REFUSED);
    }

    @Test
    void a_pickled_model_becomes_a_graph_beside_it() throws Exception {
        ScannedModel scanned = scan(Map.of("iris.pkl", fixture("sklearn/tree_gini_text.pkl")));

        var found = (Found) scanned.outcome();
        assertThat(found.model()).isEqualTo("iris.pkl.onnx");
        assertThat(Objects.requireNonNull(found.source()).file()).isEqualTo("iris.pkl");
        assertThat(found.source().model().library()).isEqualTo("scikit-learn");
        assertThat(scanned.files())
                .extracting(ScannedFile::path, ScannedFile::kind, ScannedFile::verdict)
                .containsExactly(
                        tuple("iris.pkl", FileKind.PICKLE, Verdict.ACCEPTED),
                        tuple("iris.pkl.onnx", FileKind.ONNX, Verdict.ACCEPTED));
        assertThat(file(scanned, "iris.pkl").names()).contains("sklearn.tree._classes.DecisionTreeClassifier");
        assertThat(file(scanned, "iris.pkl.onnx").names()).anyMatch(name -> name.contains("TreeEnsemble"));
    }

    @Test
    void a_pickle_that_calls_something_names_it() throws Exception {
        ScannedModel scanned = scan(Map.of("evil.pkl", fixture("sklearn/unsupported/reduce_calls_print.pkl")));

        assertThat(file(scanned, "evil.pkl").names()).contains("builtins.print");
        assertThat(Objects.requireNonNull(file(scanned, "evil.pkl").reason()).args())
                .containsValue("builtins.print");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void a_model_that_does_not_pass_is_refused_with_its_reason() throws Exception {
        ScannedModel scanned = scan(Map.of("model.onnx", Samples.onnxBeside("missing.bin")));

        Refusal missing = Refusal.of("onnx.external-missing", "tensor", "w", "file", "missing.bin");
        assertThat(scanned.outcome()).isEqualTo(new Refused(missing));
        assertThat(file(scanned, "model.onnx").reason()).isEqualTo(missing);
    }

    @Test
    void links_are_not_followed() throws Exception {
        Files.createSymbolicLink(folder.resolve("model.onnx"), Path.of("/etc/passwd"));

        assertThat(Samples.refusalOf(() -> ModelFiles.scan(folder, OnnxLimits.defaults())))
                .isEqualTo(Refusal.of("formats.link", "file", "model.onnx"));
    }

    @Test
    void an_empty_upload_says_what_can_be_brought() throws Exception {
        assertThat(scan(Map.of()).outcome()).isEqualTo(new Refused(Refusal.of("formats.no-files")));
        assertThat(scan(Map.of("notes.txt", Samples.text("hello"))).outcome())
                .isEqualTo(new Refused(Refusal.of("formats.no-model")));
    }

    @Test
    void what_is_compressed_in_other_ways_is_named() throws Exception {
        assertThat(scan(Map.of("model.joblib", Samples.text("BZh91AY&SY"))).outcome())
                .isInstanceOf(Refused.class);
    }

    @Test
    void every_reason_for_a_file_has_a_sentence_in_both_languages() throws Exception {
        ScannedModel scanned = scan(Map.of(
                "model.onnx", Samples.onnx(),
                "model.pkl", pickle(),
                "notes.txt", Samples.text("buy milk"),
                ".cache/model.onnx", Samples.onnx()));

        assertThat(scanned.outcome()).isInstanceOf(Found.class);
        assertThat(scanned.files())
                .filteredOn(file -> file.reason() != null)
                .hasSize(3)
                .allSatisfy(file -> {
                    Refusal reason = Objects.requireNonNull(file.reason());
                    var message = new Message(reason.code(), reason.args());
                    assertThat(file.verdict()).isEqualTo(Verdict.IGNORED);
                    assertThat(Messages.render(message, Locale.ENGLISH)).doesNotContain("{", reason.code());
                    assertThat(Messages.render(message, Locale.CHINESE))
                            .contains("。")
                            .doesNotContain("{");
                });
    }

    @Test
    void a_tokenizer_in_some_other_folder_belongs_to_something_else() throws Exception {
        ScannedModel scanned = scan(Map.of(
                "a/b/model.onnx", Samples.onnx(),
                "tokenizer.json", Samples.text(Samples.TOKENIZER),
                "a/c/tokenizer.json", Samples.text(Samples.TOKENIZER)));

        assertThat(((Found) scanned.outcome()).tokenizer()).isNull();
    }

    @Test
    void the_nearer_of_two_tokenizers_counts() throws Exception {
        ScannedModel scanned = scan(Map.of(
                "onnx/model.onnx", Samples.onnx(),
                "tokenizer.json", Samples.text(Samples.TOKENIZER),
                "onnx/tokenizer.json", Samples.text(Samples.TOKENIZER)));

        assertThat(((Found) scanned.outcome()).tokenizer()).isEqualTo("onnx/tokenizer.json");
        assertThat(file(scanned, "tokenizer.json").verdict()).isEqualTo(Verdict.IGNORED);
    }

    private ScannedModel scan(Map<String, byte[]> files) throws IOException {
        Samples.write(folder, files);
        return ModelFiles.scan(folder, OnnxLimits.defaults());
    }

    private static byte[] fixture(String path) throws IOException {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return Files.readAllBytes(here.resolve("fixtures").resolve(path));
    }

    private static byte[] pickle() {
        return new byte[] {(byte) 0x80, 4, '}', (byte) 0x94, 'X', 0, '.', '.'};
    }

    private static ScannedFile file(ScannedModel scanned, String path) {
        return scanned.files().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
