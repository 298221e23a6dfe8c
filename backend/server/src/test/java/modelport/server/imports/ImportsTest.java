package modelport.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.processing.GenerationAnswer;
import modelport.contract.processing.Processing;
import modelport.contract.processing.TextForm;
import modelport.contract.processing.TextPreparation;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Facts;
import modelport.contract.registry.ModelPart;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Source;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;
import modelport.contract.registry.Verdict;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionFile;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.TestPeople;
import modelport.server.database.Json;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

@MicronautTest(transactional = false)
class ImportsTest {
    private static final String TOKENIZER = """
            {"version": "1.0", "truncation": null, "padding": null, "added_tokens": [], "normalizer": null,
             "pre_tokenizer": {"type": "Whitespace"}, "post_processor": null, "decoder": null,
             "model": {"type": "WordLevel", "unk_token": "?", "vocab": {"<s>": 0, "<pad>": 1, "?": 2, "a": 3, "text": 4}}}
            """;

    @Inject
    Bench bench;

    @Test
    void a_random_forest_is_ready_with_its_classes_and_says_what_it_is() {
        Slug model = bench.model();

        Version version =
                bench.imported(model, null, bench.upload("forest.onnx", SampleModels.file("forest_names.onnx")));

        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.format()).isEqualTo("ONNX");
        Signature signature = Objects.requireNonNull(version.signature());
        assertThat(signature.inputs())
                .extracting(TensorSpec::name, TensorSpec::type, TensorSpec::shape)
                .containsExactly(tuple("features", DataType.FP32, List.of(-1L, 4L)));
        assertThat(signature.classes()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(signature.batchInvariant()).isTrue();
        assertThat(signature.text()).isNull();
        Facts facts = Objects.requireNonNull(version.facts());
        assertThat(facts.operators()).containsEntry("ai.onnx.ml.TreeEnsembleClassifier", 1);
        assertThat(facts.producer()).startsWith("modelport-tests");
        assertThat(facts.parameters()).isPositive();
        assertThat(facts.testRows()).isPositive();
        assertThat(facts.tested()).isEqualTo("generated");
        assertThat(version.files())
                .extracting(VersionFile::path, VersionFile::kind, VersionFile::verdict)
                .containsExactly(tuple("forest.onnx", "onnx", Verdict.ACCEPTED));
        assertThat(bench.client().models().get(TestPeople.LAB, model).task()).isEqualTo("classification");
    }

    @Test
    void a_keras_model_that_reads_texts_is_ready_and_says_what_its_layers_are() throws IOException {
        byte[] file = Files.readAllBytes(Path.of("../../fixtures/keras/strings/text_vectorization_int.keras"));

        Version version = bench.imported(bench.model(), null, bench.upload("texts.keras", file));

        assertThat(version.state()).isEqualTo(VersionState.READY);
        Signature signature = Objects.requireNonNull(version.signature());
        assertThat(signature.inputs()).extracting(TensorSpec::type).containsExactly(DataType.BYTES);
        Source source =
                Objects.requireNonNull(Objects.requireNonNull(version.facts()).source());
        assertThat(source.library()).isEqualTo("Keras");
        assertThat(source.release()).isEqualTo("3.15.1");
        assertThat(source.model().parts())
                .extracting(ModelPart::kind)
                .containsExactly("TextVectorization", "Embedding", "GlobalAveragePooling1D", "Dense");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_random_forest_answers_as_scikit_learn_does_or_is_not_taken() {
        Map<String, Object> answers = Json.read(
                new String(SampleModels.file("forest.json"), java.nio.charset.StandardCharsets.UTF_8), Map.class);
        Object rows = Objects.requireNonNull(answers.get("rows"));
        List<Object> names = (List<Object>) Objects.requireNonNull(answers.get("names"));

        Version right = bench.imported(
                bench.model(),
                sampled(new Samples(Map.of("features", rows), Map.of("label", names))),
                bench.upload("forest.onnx", SampleModels.file("forest_names.onnx")));
        Version wrong = bench.imported(
                bench.model(),
                sampled(new Samples(Map.of("features", rows), Map.of("label", names.reversed()))),
                bench.upload("forest.onnx", SampleModels.file("forest_names.onnx")));

        assertThat(right.state()).isEqualTo(VersionState.READY);
        assertThat(right.facts()).extracting(Facts::tested).isEqualTo("samples");
        assertThat(right.facts()).extracting(Facts::testRows).isEqualTo(names.size());
        assertThat(wrong.state()).isEqualTo(VersionState.REJECTED);
        assertThat(wrong.reason()).extracting("code").isEqualTo("inference.sample-differs");
    }

    @Test
    void the_task_is_guessed_once_and_only_where_nobody_has_said_it() {
        Slug guessed = bench.model();
        bench.imported(guessed, null, bench.upload("regressor.onnx", SampleModels.regressor()));

        bench.imported(guessed, null, bench.upload("forest.onnx", SampleModels.file("forest_names.onnx")));

        assertThat(bench.client().models().get(TestPeople.LAB, guessed).task()).isEqualTo("regression");
        assertThat(bench.client().models().get(TestPeople.LAB, guessed).latest())
                .isEqualTo(2);
    }

    @Test
    void files_in_an_archive_are_unpacked_and_each_gets_its_verdict() {
        byte[] zip = SampleModels.zip(Map.of(
                "bundle/model.onnx", SampleModels.classifier(2),
                "bundle/labels.txt", SampleModels.text("red\ngreen\nblue\n"),
                "bundle/notes.txt", SampleModels.text("thoughts")));

        Version version = bench.imported(bench.model(), null, bench.upload("bundle.zip", zip));

        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.signature()).extracting(Signature::classes).isEqualTo(List.of("red", "green", "blue"));
        assertThat(version.files())
                .extracting(VersionFile::path, VersionFile::verdict)
                .containsExactly(
                        tuple("labels.txt", Verdict.ACCEPTED),
                        tuple("model.onnx", Verdict.ACCEPTED),
                        tuple("notes.txt", Verdict.IGNORED));
        assertThat(version.files()).allSatisfy(file -> assertThat(file.sha256()).hasSize(64));
    }

    @Test
    void weights_beside_a_model_are_taken_from_the_files_that_came_with_it() {
        Version version = bench.imported(
                bench.model(),
                null,
                bench.upload("scale.onnx", SampleModels.withWeightsIn("scale.bin")),
                bench.upload("scale.bin", new byte[16]));

        assertThat(version.state()).isEqualTo(VersionState.READY);
        assertThat(version.files())
                .extracting(VersionFile::path, VersionFile::kind)
                .containsExactly(tuple("scale.bin", "onnx-data"), tuple("scale.onnx", "onnx"));
    }

    @Test
    void class_labels_that_the_owner_gives_win_and_must_fit() {
        Version fitting = bench.imported(
                bench.model(),
                parametrised(Map.of("classes", List.of("a", "b", "c"))),
                bench.upload("model.onnx", SampleModels.classifier(3)));
        Version unfit = bench.imported(
                bench.model(),
                parametrised(Map.of("classes", List.of("a", "b"))),
                bench.upload("model.onnx", SampleModels.classifier(3)));

        assertThat(fitting.signature()).extracting(Signature::classes).isEqualTo(List.of("a", "b", "c"));
        assertThat(unfit.state()).isEqualTo(VersionState.REJECTED);
        assertThat(unfit.reason()).extracting("code").isEqualTo("inference.classes-do-not-fit");
    }

    @Test
    void mini_lm_reads_texts_and_answers_with_vectors() throws IOException {
        Slug model = bench.model();

        Version version = bench.imported(
                model,
                null,
                bench.upload("model.onnx", miniLm("all-minilm-l6-v2.onnx")),
                bench.upload("tokenizer.json", miniLm("all-minilm-l6-v2-tokenizer.json")));

        assertThat(version.reason()).isNull();
        assertThat(version.state()).isEqualTo(VersionState.READY);
        TextInput text = Objects.requireNonNull(
                Objects.requireNonNull(version.signature()).text());
        assertThat(text.tokenizer()).isEqualTo("tokenizer.json");
        assertThat(text.pooling()).isEqualTo(Pooling.MEAN);
        assertThat(version.facts()).extracting(Facts::parameters).asString().matches("22\\d{6}");
        assertThat(bench.client().models().get(TestPeople.LAB, model).task()).isEqualTo("embedding");
    }

    @Test
    void a_folder_of_sentence_transformers_becomes_a_model_of_texts() {
        Slug model = bench.model();
        var files = new TreeMap<>(SampleModels.folder("huggingface/mpnet-sentences"));
        files.put("tokenizer.json", SampleModels.text(TOKENIZER));

        Version version = bench.imported(model, null, bench.upload("folder.zip", SampleModels.zip(files)));

        assertThat(version.reason()).isNull();
        assertThat(version.format()).isEqualTo("HF_TRANSFORMERS");
        assertThat(version.signature())
                .extracting(Signature::text)
                .isEqualTo(new TextInput("tokenizer.json", 20, Pooling.CLS, true));
        assertThat(version.facts())
                .extracting(Facts::source)
                .extracting(source -> source.model().kind(), Source::release)
                .containsExactly("MPNetModel", "4.44.0");
        assertThat(version.files())
                .filteredOn(file -> file.verdict() == Verdict.ACCEPTED)
                .extracting(VersionFile::path)
                .containsExactly(
                        "1_Pooling/config.json",
                        "config.json",
                        "model.onnx",
                        "model.safetensors",
                        "modules.json",
                        "sentence_bert_config.json",
                        "tokenizer.json");
        assertThat(bench.client().models().get(TestPeople.LAB, model).task()).isEqualTo("embedding");
    }

    @Test
    void a_folder_of_a_model_that_writes_goes_on_with_texts() {
        Slug model = bench.model();
        var files = new TreeMap<>(SampleModels.folder("huggingface/gpt2"));
        files.put("tokenizer.json", SampleModels.text(TOKENIZER));
        files.put("generation_config.json", SampleModels.text("{\"eos_token_id\": 39, \"max_new_tokens\": 9}"));
        UUID[] uploads = files.entrySet().stream()
                .map(file -> bench.upload(file.getKey(), file.getValue()))
                .toArray(UUID[]::new);

        Version version = bench.imported(model, null, uploads);

        assertThat(version.reason()).isNull();
        assertThat(version.signature())
                .extracting(Signature::inputs, InstanceOfAssertFactories.list(TensorSpec.class))
                .extracting(TensorSpec::name)
                .contains("input_ids", "attention_mask", "past_key_values.1.value");
        assertThat(version.signature())
                .extracting(Signature::processing)
                .isEqualTo(Processing.of(
                        new TextPreparation("tokenizer.json", 32, TextForm.TEXT),
                        new GenerationAnswer(9, 31, 0, 0, 1, List.of(39L))));
        assertThat(bench.client().models().get(TestPeople.LAB, model).task()).isEqualTo("text-generation");
        Answer answer = bench.client()
                .versions()
                .predict(TestPeople.LAB, model, 1, "{\"inputs\": {\"prompt\": \"a text\", \"maxTokens\": 3}}");
        assertThat(answer.body()).contains("\"tokens\":3,\"finish\":\"length\"");
    }

    @Test
    void the_job_says_what_it_did_and_ends_well() {
        Version version = bench.imported(bench.model(), null, bench.upload("model.onnx", SampleModels.classifier(4)));

        Job job = bench.client().jobs().get(Objects.requireNonNull(version.job()));

        assertThat(job.kind()).isEqualTo("import");
        assertThat(job.state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(job.subject())
                .containsEntry("model", version.model().value())
                .containsEntry("version", "1");
        assertThat(job.progress()).isEqualTo(1);
        assertThat(job.attempt()).isEqualTo(1);
    }

    private static VersionMetadata sampled(Samples samples) {
        return new VersionMetadata(null, null, null, null, samples, null);
    }

    private static VersionMetadata parametrised(Map<String, Object> parameters) {
        return new VersionMetadata(null, null, null, null, null, parameters);
    }

    private static byte[] miniLm(String file) throws IOException {
        try (InputStream in = ImportsTest.class.getResourceAsStream("/" + file)) {
            return Objects.requireNonNull(in, file).readAllBytes();
        }
    }
}
