package modelport.evaluation;

import static modelport.evaluation.Given.IRIS;
import static modelport.evaluation.Given.evaluate;
import static modelport.evaluation.Given.model;
import static modelport.evaluation.Given.sentence;
import static modelport.evaluation.Given.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TextInput;
import modelport.evaluation.EvaluatorOptions.Reference;
import modelport.inference.OnnxModels;
import modelport.tables.TableFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingTest {
    @TempDir
    private Path folder;

    @Test
    void a_text_model_agrees_with_itself_entirely() {
        ModelFile miniLm = miniLm("all-minilm-l6-v2");
        TableFile table = texts();
        ModelRows rows = ModelRows.bind(miniLm.signature(), table, ModelRowsOptions.unlabelled());

        try (RowModel reference = miniLm.load()) {
            var options = EvaluatorOptions.plain()
                    .withReference(new Reference(reference, rows))
                    .withNoise(0.1);
            Findings findings = evaluate(miniLm, rows, options);

            assertThat(findings.kind()).isEqualTo(EvaluationKind.EMBEDDING);
            assertThat(value(findings, "cosine-mean")).isCloseTo(1, within(1e-12));
            assertThat(value(findings, "cosine-min")).isCloseTo(1, within(1e-12));
            assertThat(value(findings, "l2-error")).isZero();
            assertThat(value(findings, "neighbour-overlap")).isEqualTo(1);
            assertThat(findings.stability()).isNull();
        }
    }

    @Test
    void a_smaller_build_of_it_agrees_nearly() {
        ModelFile miniLm = miniLm("all-minilm-l6-v2");
        ModelFile small = miniLm("all-minilm-l6-v2-q");
        TableFile table = texts();
        ModelRows rows = ModelRows.bind(miniLm.signature(), table, ModelRowsOptions.unlabelled());
        ModelRows ofSmall = ModelRows.bind(small.signature(), table, ModelRowsOptions.unlabelled());

        try (RowModel reference = miniLm.load()) {
            var options = EvaluatorOptions.plain().withReference(new Reference(reference, rows));
            Findings findings = evaluate(small, ofSmall, options);

            assertThat(value(findings, "cosine-mean")).isBetween(0.95, 0.9999);
            Quality quality = Quality.of(ofSmall);
            var judgement = quality.judge(evaluate(miniLm, rows, options), findings, null);
            assertThat(quality).isEqualTo(Quality.COSINE);
            assertThat(judgement.loss()).isCloseTo(1 - value(findings, "cosine-mean"), within(1e-12));
            assertThat(Objects.requireNonNull(judgement.moved()).difference())
                    .isCloseTo(-judgement.loss(), within(1e-12));
        }
    }

    @Test
    void texts_become_tokens_for_calibration() {
        ModelFile miniLm = miniLm("all-minilm-l6-v2");
        ModelRows rows = ModelRows.bind(miniLm.signature(), texts(), ModelRowsOptions.unlabelled());

        try (RowModel loaded = miniLm.load();
                var inputs = rows.inputs()) {
            var batches = inputs.map(loaded::graphInputs).toList();

            assertThat(batches.getFirst().keySet())
                    .containsExactlyInAnyOrder("input_ids", "attention_mask", "token_type_ids");
            assertThat(batches.stream()
                            .mapToLong(batch -> Objects.requireNonNull(batch.get("input_ids"))
                                    .rows())
                            .sum())
                    .isEqualTo(24);
        }
    }

    @Test
    void vectors_of_numbers_are_measured_against_another_version() {
        TableFile table = new Given(folder).fixture("iris");
        ModelFile model = model("vectors", List.of());
        ModelFile other = model("vectors_off", List.of());
        ModelRows rows = ModelRows.bind(model.signature(), table, ModelRowsOptions.labelled("target"));

        try (RowModel reference = model.load()) {
            var options = EvaluatorOptions.plain()
                    .withReference(new Reference(reference, rows))
                    .withNoise(0.1)
                    .withSlices(List.of("target"));
            Findings same = evaluate(model, rows, options);
            Findings off = evaluate(other, rows, options);

            assertThat(value(same, "cosine-mean")).isCloseTo(1, within(1e-12));
            assertThat(value(off, "cosine-mean")).isLessThan(0.999);
            assertThat(off.slices()).hasSize(3);
            assertThat(off.stability()).isNotNull();
        }
    }

    @Test
    void an_embedding_without_another_version_is_not_measured() {
        ModelFile model = model("vectors", List.of());
        ModelRows rows =
                ModelRows.bind(model.signature(), new Given(folder).fixture("iris"), ModelRowsOptions.unlabelled());

        assertThatExceptionOfType(EvaluationException.class)
                .isThrownBy(() -> evaluate(model, rows, EvaluatorOptions.plain()))
                .satisfies(refused -> assertThat(sentence(refused.reason())).contains("another version"));
    }

    @Test
    void labels_of_rows_without_truth_are_measured_against_another_version() {
        TableFile table = new Given(folder).fixture("iris");
        ModelFile model = model("iris", IRIS);
        ModelFile weak = model("iris_weak", IRIS);
        ModelRows rows = ModelRows.bind(model.signature(), table, ModelRowsOptions.unlabelled());

        try (RowModel reference = model.load()) {
            var options = EvaluatorOptions.plain().withReference(new Reference(reference, rows));
            Findings same = evaluate(model, rows, options);
            Findings other = evaluate(weak, rows, options);

            assertThat(value(same, "agreement")).isEqualTo(1);
            assertThat(value(same, "kl-divergence")).isZero();
            assertThat(value(other, "agreement")).isBetween(0.7, 0.95);
            assertThat(Quality.of(rows)).isEqualTo(Quality.AGREEMENT);
            assertThat(Quality.AGREEMENT.judge(same, other, null).loss())
                    .isCloseTo(1 - value(other, "agreement"), within(1e-12));
        }
    }

    private TableFile texts() {
        String[] lines = new String[25];
        lines[0] = "number,note";
        for (int i = 0; i < 24; i++) {
            lines[i + 1] = i
                    + ",\"Sentence %d is about %s, and %s\""
                            .formatted(i, i % 2 == 0 ? "ships" : "machine learning", "goes on ".repeat(i % 7 + 1));
        }
        return new Given(folder).csv(lines);
    }

    /** From its jar. */
    private static ModelFile miniLm(String name) {
        Path home = Path.of("target", "minilm");
        Path file = extracted(home, name + ".onnx");
        Path tokenizer = extracted(home, name + "-tokenizer.json");
        Signature found = OnnxModels.inspect(file);
        var text = new TextInput(String.valueOf(tokenizer.getFileName()), 128, Pooling.MEAN, true);
        return new ModelFile(file, home, new Signature(found.inputs(), found.outputs(), List.of(), text, true));
    }

    private static Path extracted(Path home, String name) {
        Path target = home.resolve(name);
        if (Files.exists(target)) {
            return target;
        }
        try (InputStream in = Objects.requireNonNull(Given.class.getResourceAsStream("/" + name))) {
            Files.createDirectories(home);
            Files.copy(in, target);
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
