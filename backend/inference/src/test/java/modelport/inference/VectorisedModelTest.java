package modelport.inference;

import static modelport.inference.TestModels.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InferenceException.Fault;
import modelport.text.TextFeature;
import modelport.text.TextFeatures;
import modelport.text.TextLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorisedModelTest {
    @TempDir
    private Path folder;

    @Test
    void callers_give_texts_where_the_graph_takes_counts() {
        Signature signature = OnnxModels.inspect(TextFiles.notes(folder));

        assertThat(signature.inputs())
                .containsExactly(
                        new TensorSpec("note", DataType.BYTES, List.of(-1L, 1L), List.of("N", "")),
                        new TensorSpec("age", DataType.FP64, List.of(-1L, 1L), List.of("N", "")),
                        new TensorSpec("title", DataType.BYTES, List.of(-1L, 1L), List.of("N", "")));
        assertThat(signature.text()).isNull();
    }

    @Test
    void rows_hold_their_values_in_the_order_of_the_inputs() {
        try (LoadedModel model = load(TextFiles.notes(folder))) {
            Map<String, Tensor> answers = run(
                    model,
                    List.of(
                            List.of("Printer jam; the printer!", 41, "VPN"),
                            List.of("", 7.5, "printer, vpn: NAÏVE"),
                            List.of("naïve vpn", 0, "")));

            assertThat(numbers(answers, "score")).containsExactly(61, 7.5, 1100);
            assertThat(numbers(answers, "known")).containsExactly(1, 3, 0);
        }
    }

    @Test
    void only_the_wanted_outputs_are_given() {
        try (LoadedModel model = load(TextFiles.notes(folder))) {
            Map<String, Tensor> inputs = Rows.of(model.signature()).features(List.of(List.of("vpn", 1, "vpn")));

            assertThat(model.run(inputs, Set.of("known"), SOON)).containsOnlyKeys("known");
            assertThatThrownBy(() -> model.run(inputs, Set.of("other"), SOON)).isInstanceOf(InferenceException.class);
        }
    }

    @Test
    void the_only_input_takes_bare_texts() {
        try (LoadedModel model = load(TextFiles.hashed(folder, 16, false))) {
            assertThat(numbers(run(model, List.of("ab", "abc", "")), "sum")).containsExactly(2, 3, 0);
        }
    }

    @Test
    void wide_texts_go_in_a_few_rows_at_a_time() {
        int width = 1 << 21;
        List<String> texts = IntStream.range(0, 7).mapToObj("x"::repeat).toList();
        try (LoadedModel model = load(TextFiles.hashed(folder, width, false))) {
            Map<String, Tensor> answers = run(model, texts);

            assertThat(numbers(answers, "sum")).containsExactly(0, 1, 2, 3, 4, 5, 6);
        }
    }

    @Test
    void answers_that_are_not_one_per_row_end_where_texts_go_in_parts() {
        try (LoadedModel model = load(TextFiles.hashed(folder, 1 << 21, true))) {
            assertThat(numbers(run(model, List.of("ab", "c")), "sum")).containsExactly(3);
            assertThat(refused(() -> run(model, List.of("ab", "c", "d")))
                            .problem()
                            .code())
                    .isEqualTo("inference.text-rows");
        }
    }

    @Test
    void a_missing_text_is_told_with_its_input_and_row() {
        try (LoadedModel model = load(TextFiles.notes(folder))) {
            List<Object> second = new ArrayList<>(List.of("text", 1));
            second.add(null);
            InferenceException refused = refused(() -> run(model, List.of(List.of("text", 1, "title"), second)));

            assertThat(refused.fault()).isEqualTo(Fault.INPUT);
            assertThat(refused.problem().code()).isEqualTo("inference.text-missing");
            assertThat(refused.problem().args()).containsEntry("input", "title").containsEntry("place", "[1][0]");
        }
    }

    @Test
    void a_text_may_not_be_missing_where_other_values_may() {
        try (LoadedModel model = load(TextFiles.notes(folder))) {
            List<Object> row = new ArrayList<>(List.of("text", 1));
            row.add(Double.NaN);
            Map<String, Tensor> inputs = Rows.withMissing(model.signature()).features(List.of(row));

            assertThat(refused(() -> model.run(inputs, SOON)).problem().code()).isEqualTo("inference.text-missing");
        }
    }

    @Test
    void a_text_that_is_too_long_is_told_with_its_input_and_row() {
        try (LoadedModel model = load(TextFiles.notes(folder))) {
            String text = "a".repeat(TextLimits.TEXT + 1);

            InferenceException refused =
                    refused(() -> run(model, List.of(List.of("text", 1, ""), List.of(text, 1, ""))));

            assertThat(refused.problem().code()).isEqualTo("text.too-long");
            assertThat(refused.problem().args()).containsEntry("input", "note").containsEntry("row", "1");
        }
    }

    @Test
    void what_is_no_column_of_texts_is_refused() {
        try (LoadedModel model = load(TextFiles.hashed(folder, 16, false))) {
            assertThat(refused(() -> model.run(Map.of(), SOON)).problem().code())
                    .isEqualTo("inference.missing-input");
            var numbers = Map.<String, Tensor>of("note", Tensor.doubles(new double[] {1}, 1, 1));
            assertThat(refused(() -> model.run(numbers, SOON)).problem().code()).isEqualTo("inference.datatype");
        }
    }

    @Test
    void counting_ends_at_the_deadline() {
        try (LoadedModel model = load(TextFiles.hashed(folder, 1 << 20, false))) {
            Map<String, Tensor> inputs = Rows.of(model.signature()).features(Collections.nCopies(10_000, "a text"));

            assertThat(refused(() -> model.run(inputs, Duration.ofMillis(50))).fault())
                    .isEqualTo(Fault.DEADLINE);
        }
    }

    @Test
    void a_closed_model_counts_no_more() {
        LoadedModel model = load(TextFiles.hashed(folder, 16, false));
        model.close();

        assertThatThrownBy(() -> run(model, List.of("a"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_declaration_that_does_not_fit_the_graph_is_the_files_fault() {
        TextFeature note = TextFiles.notes().features().getLast();
        TextFeature title = TextFiles.notes().features().getFirst();
        var narrow = new TextFeature(
                "note", "note_counts", new modelport.text.Vectoriser.Hashing(TextFiles.WORDS, false, 2, true));
        doesNotFit("title_counts", new TextFeatures(List.of("note", "age"), List.of(note)));
        doesNotFit("size", new TextFeatures(List.of("note", "title", "age", "size"), List.of(note, title)));
        doesNotFit("age", new TextFeatures(List.of("note", "title"), List.of(note, title)));
        doesNotFit("note_counts", new TextFeatures(List.of("note", "title", "age"), List.of(narrow, title)));
        var strange = new TextFeature("note", "strange", TextFiles.TERMS);
        doesNotFit("strange", new TextFeatures(List.of("note", "title", "age"), List.of(note, strange, title)));
    }

    private void doesNotFit(String input, TextFeatures declared) {
        Path file = TextFiles.notes(folder, declared.toJson());

        InferenceException refused = refused(() -> OnnxModels.inspect(file));

        assertThat(refused.fault()).isEqualTo(Fault.FILE);
        assertThat(refused.problem().code()).isEqualTo("inference.text-inputs-differ");
        assertThat(refused.problem().args()).containsEntry("input", input);
    }

    @Test
    void a_broken_declaration_is_the_files_fault() {
        Path file = TextFiles.notes(folder, "{\"version\":1}");

        InferenceException refused = refused(() -> OnnxModels.inspect(file));

        assertThat(refused.fault()).isEqualTo(Fault.FILE);
        assertThat(refused.problem().code()).isEqualTo("text.field");
    }

    @Test
    void another_signature_than_the_files_is_refused() {
        Path file = TextFiles.notes(folder);
        Signature found = OnnxModels.inspect(file);
        Signature changed = SignatureDraft.withInputs(found, found.inputs().subList(0, 2));

        assertThat(refused(() -> OnnxModels.load(file, changed, LoadOptions.serving()))
                        .problem()
                        .code())
                .isEqualTo("inference.signature-differs");
    }

    @Test
    void a_trial_makes_up_texts_with_words_that_the_model_knows() {
        Path file = TextFiles.notes(folder);

        TrialResult result = Trial.run(file, TrialInput.none());

        assertThat(result.signature().inputs())
                .isEqualTo(OnnxModels.inspect(file).inputs());
        assertThat(result.signature().batchInvariant()).isTrue();
        assertThat(result.rows()).isEqualTo(4);
        assertThat(TextFiles.notes().samples("note").getFirst()).isEqualTo("A short text. printer vpn naïve");
    }

    private static LoadedModel load(Path file) {
        return OnnxModels.load(file, OnnxModels.inspect(file), LoadOptions.serving());
    }

    private static Map<String, Tensor> run(LoadedModel model, List<?> rows) {
        return model.run(Rows.of(model.signature()).features(rows), SOON);
    }

    private static double[] numbers(Map<String, Tensor> answers, String output) {
        return TextFiles.numbers(Objects.requireNonNull(answers.get(output)));
    }

    private static InferenceException refused(Runnable attempt) {
        return Objects.requireNonNull(catchThrowableOfType(InferenceException.class, attempt::run));
    }
}
