package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.formats.ModelFiles;
import modelport.formats.ModelPart;
import modelport.formats.ScannedModel;
import modelport.inference.Trial;
import modelport.inference.TrialInput;
import modelport.inference.TrialResult;
import modelport.onnx.OnnxLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an import makes of files of Keras: the scan, the check of the graph, and the trial run. */
class KerasImportTest {
    /** Those that do not accept all values, have open sizes, loop, or read texts. */
    private static final List<String> SOME = List.of(
            "embedding_mask_zero_gru.h5",
            "embedding_mask_zero_lstm.keras",
            "transformer_block.keras",
            "category_one_hot.keras",
            "variable_length_input.keras",
            "conv_lstm2d.keras",
            "operations_in_graph.keras",
            "dictionary_inputs_outputs.keras",
            "string_lookup_embedding.keras",
            "integer_lookup_embedding.keras",
            "text_vectorization_int.keras",
            "text_vectorization_tf_idf.keras");

    @TempDir
    private Path scratch;

    static Stream<KerasRecord> some() throws IOException {
        return KerasRecord.all().stream().filter(record -> SOME.contains(record.fileName()));
    }

    private ScannedModel.Found scan(String folder, String name) throws IOException {
        Path file = FixtureRecord.root().resolve("keras").resolve(folder).resolve(name);
        Files.copy(file, scratch.resolve(name));
        return (ScannedModel.Found)
                ModelFiles.scan(scratch, OnnxLimits.defaults()).outcome();
    }

    @ParameterizedTest
    @MethodSource("some")
    void an_imported_model_passes_its_trial(KerasRecord record) throws IOException {
        Path folder =
                Path.of(record.fixture().folder().normalize().getFileName().toString());
        ScannedModel.Found found = scan(folder.toString(), record.fileName());

        TrialResult trial = Trial.run(scratch.resolve(found.model()), TrialInput.none());

        assertThat(trial.rows()).isPositive();
        assertThat(trial.signature().batchInvariant()).isTrue();
    }

    @Test
    void texts_are_given_as_a_column() throws IOException {
        ScannedModel.Found found = scan("strings", "text_vectorization_int.keras");

        TrialResult trial = Trial.run(scratch.resolve(found.model()), TrialInput.none());

        TensorSpec input = trial.signature().inputs().getFirst();
        assertThat(input.type()).isEqualTo(DataType.BYTES);
        assertThat(input.shape()).containsExactly(-1L, 1L);
    }

    @Test
    void layers_say_what_they_are_and_what_they_give() throws IOException {
        ScannedModel.Found found = scan("v3.15", "nested_models.keras");

        ModelPart model = Objects.requireNonNull(found.source()).model().part();

        assertThat(model.kind()).isEqualTo("Functional");
        assertThat(model.parts()).extracting(ModelPart::name).containsExactly("encoder", "decoder");
        ModelPart dense = model.parts().getLast().parts().getFirst();
        assertThat(dense.kind()).isEqualTo("Dense");
        assertThat(dense.parameters())
                .containsEntry("output", "(None, 5)")
                .containsEntry("parameters", "25")
                .containsEntry("units", "5")
                .containsEntry("activation", "relu");
    }

    @Test
    void a_model_takes_its_inputs_in_the_layout_of_keras() throws IOException {
        ScannedModel.Found found = scan("v3.15", "conv2d_valid.keras");

        TrialResult trial = Trial.run(scratch.resolve(found.model()), TrialInput.none());

        assertThat(trial.signature().inputs().getFirst().shape()).containsExactly(-1L, 7L, 6L, 2L);
        assertThat(trial.signature().outputs().getFirst().shape()).containsExactly(-1L, 5L, 5L, 4L);
    }
}
