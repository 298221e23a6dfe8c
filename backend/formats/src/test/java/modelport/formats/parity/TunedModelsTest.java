package modelport.formats.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import modelport.contract.registry.Signature;
import modelport.formats.pickle.Pickles;
import modelport.formats.pickle.PyValue;
import modelport.formats.sklearn.SklearnModels;
import modelport.inference.LoadOptions;
import modelport.inference.LoadedModel;
import modelport.inference.OnnxModels;
import modelport.inference.Tensor;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.onnx.tuning.ParameterEdit;
import modelport.onnx.tuning.TunableParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is changed about a model at its release, held against a computation by hand. */
class TunedModelsTest {
    private static final String[] CLASSIFIERS = {
        "logreg_binary_multinomial",
        "logreg_text_labels_p0",
        "gaussian_nb_priors",
        "knn_distance_weights",
        "ovr_logreg_text"
    };

    @TempDir
    private Path scratch;

    private static FixtureRecord fixture(String name) throws IOException {
        return FixtureRecord.read(FixtureRecord.root().resolve("sklearn/expected.jsonl")).stream()
                .filter(record -> record.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static ModelProto converted(FixtureRecord fixture) throws IOException {
        return SklearnModels.convert(Pickles.read(fixture.file())).onnx();
    }

    private Map<String, Tensor> answers(ModelProto model, FixtureRecord fixture) throws IOException {
        Path file = Files.write(scratch.resolve("model.onnx"), model.toByteArray());
        Signature signature = OnnxModels.inspect(file);
        try (LoadedModel loaded = OnnxModels.load(file, signature, LoadOptions.serving())) {
            return loaded.run(FixtureInputs.of(fixture, signature), Duration.ofSeconds(30));
        }
    }

    private static Tensor of(Map<String, Tensor> answers, String output) {
        return Objects.requireNonNull(answers.get(output), output);
    }

    private static double[] row(Tensor matrix, int row) {
        int width = (int) (matrix.elements() / matrix.shape()[0]);
        return IntStream.range(0, width)
                .mapToDouble(i -> ((Number) matrix.value(row * width + i)).doubleValue())
                .toArray();
    }

    private static double[] shares(double[] values) {
        double sum = Arrays.stream(values).sum();
        return Arrays.stream(values).map(value -> value / sum).toArray();
    }

    private static int largest(double[] values) {
        return IntStream.range(0, values.length)
                .reduce((best, i) -> values[i] > values[best] ? i : best)
                .orElseThrow();
    }

    private static List<String> labels(FixtureRecord fixture) {
        return fixture.json()
                .get("classes")
                .valueStream()
                .map(label -> label.asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"logreg_binary_multinomial", "knn_distance_weights", "gaussian_nb_priors"})
    void the_values_that_a_model_has_already_leave_it_as_it_is(String name) throws IOException {
        ModelProto model = converted(fixture(name));
        List<Double> ones = IntStream.range(0, labels(fixture(name)).size())
                .mapToObj(_ -> 1.0)
                .toList();

        assertThat(ParameterEdit.apply(model, Map.of())).isSameAs(model);
        assertThat(ParameterEdit.apply(model, Map.of("temperature", 1, "class_weights", ones)))
                .isSameAs(model);
    }

    @Test
    void probabilities_and_labels_follow_temperature_and_weights() throws IOException {
        var random = new Random(7);
        for (String name : CLASSIFIERS) {
            FixtureRecord fixture = fixture(name);
            ModelProto model = converted(fixture);
            Map<String, Tensor> before = answers(model, fixture);
            List<Double> weights = labels(fixture).stream()
                    .map(_ -> 0.1 + 3 * random.nextDouble())
                    .toList();
            double temperature = 0.3 + 2 * random.nextDouble();

            Map<String, Tensor> after = answers(
                    ParameterEdit.apply(model, Map.of("temperature", temperature, "class_weights", weights)), fixture);

            for (int row = 0; row < fixture.json().get("rows").size(); row++) {
                double[] old = row(of(before, "probabilities"), row);
                double[] expected = shares(IntStream.range(0, old.length)
                        .mapToDouble(i -> Math.pow(old[i], 1 / temperature) * weights.get(i))
                        .toArray());
                assertThat(row(of(after, "probabilities"), row)).as(name).containsExactly(expected, within(1e-12));
                assertThat(String.valueOf(of(after, "label").value(row)))
                        .as(name)
                        .isEqualTo(labels(fixture).get(largest(expected)));
            }
        }
    }

    @Test
    void temperature_alone_changes_no_label() throws IOException {
        FixtureRecord fixture = fixture("logreg_text_labels_p0");
        ModelProto model = converted(fixture);

        Map<String, Tensor> before = answers(model, fixture);
        Map<String, Tensor> after = answers(ParameterEdit.apply(model, Map.of("temperature", 5)), fixture);

        for (int row = 0; row < of(before, "label").elements(); row++) {
            assertThat(of(after, "label").value(row))
                    .isEqualTo(of(before, "label").value(row));
        }
    }

    @Test
    void the_second_class_is_chosen_from_the_threshold_on() throws IOException {
        FixtureRecord fixture = fixture("knn_distance_weights");
        ModelProto model = converted(fixture);
        Map<String, Tensor> before = answers(model, fixture);
        double[] second = IntStream.range(0, of(before, "label").elements())
                .mapToDouble(row -> row(of(before, "probabilities"), row)[1])
                .toArray();

        for (double threshold : new double[] {0, 0.2, second[0], Math.min(1, Math.nextUp(second[1])), 0.8, 1}) {
            Map<String, Tensor> after =
                    answers(ParameterEdit.apply(model, Map.of("decision_threshold", threshold)), fixture);

            for (int row = 0; row < second.length; row++) {
                assertThat(String.valueOf(of(after, "label").value(row)))
                        .isEqualTo(labels(fixture).get(second[row] >= threshold ? 1 : 0));
            }
        }
    }

    @Test
    void the_likeliest_classes_are_listed_beside() throws IOException {
        FixtureRecord fixture = fixture("ovr_logreg_text");
        ModelProto model = converted(fixture);

        Map<String, Tensor> after = answers(ParameterEdit.apply(model, Map.of("top_k", 2)), fixture);

        for (int row = 0; row < of(after, "label").elements(); row++) {
            double[] all = row(of(after, "probabilities"), row);
            double[] best = Arrays.stream(all).sorted().toArray();
            assertThat(row(of(after, "top_probability"), row))
                    .containsExactly(best[best.length - 1], best[best.length - 2]);
            assertThat(of(after, "top_label").value(2 * row))
                    .isEqualTo(labels(fixture).get(largest(all)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 40, 100})
    void another_number_of_neighbours_is_as_if_the_model_had_been_fitted_with_it(int count) throws IOException {
        for (String name : List.of("knn_distance_weights", "knn_regressor_hamming", "knn_manhattan_text")) {
            FixtureRecord fixture = fixture(name);
            int asked = Math.min(count, most(converted(fixture), "n_neighbors"));
            PyValue fitted = Pickles.read(fixture.file());
            ((PyValue.Instance) fitted)
                    .attributes()
                    .orElseThrow()
                    .items()
                    .put(new PyValue.Text("n_neighbors"), PyValue.Int.of(asked));

            Map<String, Tensor> edited =
                    answers(ParameterEdit.apply(converted(fixture), Map.of("n_neighbors", asked)), fixture);
            Map<String, Tensor> expected = answers(SklearnModels.convert(fitted).onnx(), fixture);

            assertThat(edited.keySet()).isEqualTo(expected.keySet());
            edited.forEach((output, answer) -> {
                for (int i = 0; i < answer.elements(); i++) {
                    assertThat(answer.value(i))
                            .as(name + " " + output)
                            .isEqualTo(of(expected, output).value(i));
                }
            });
        }
    }

    private static int most(ModelProto model, String name) {
        return (int) ParameterEdit.parameters(model).stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow()
                .upper();
    }

    @Test
    void a_marker_counts_as_missing_too() throws IOException {
        FixtureRecord fixture = fixture("imputer_median");
        ModelProto model = converted(fixture);
        double marker = FixtureInputs.number(fixture.json().get("rows").get(0).get(1));

        Map<String, Tensor> before = answers(model, fixture);
        Map<String, Tensor> after = answers(ParameterEdit.apply(model, Map.of("missing_value", marker)), fixture);

        assertThat(row(of(before, "transformed"), 0)[1]).isEqualTo(marker);
        assertThat(row(of(after, "transformed"), 0)[1]).isNotEqualTo(marker);
    }

    @Test
    void any_classifier_with_labels_and_probabilities_can_be_changed() throws IOException {
        Graph graph = new Graph("other");
        Value x = graph.input("x", ElementType.FLOAT, "N", 2);
        Value scores = graph.op("Softmax", ElementType.FLOAT, List.of(x), Attributes.of("axis", 1));
        Value index = graph.argMax(scores, 1);
        graph.output("output_label", graph.gather(graph.strings(List.of("no", "yes")), index, 0), "N");
        graph.output("output_probability", scores, "N", 2);
        ModelProto model = graph.model();

        List<String> parameters = ParameterEdit.parameters(model).stream()
                .map(TunableParameter::name)
                .toList();
        ModelProto edited = ParameterEdit.apply(model, Map.of("decision_threshold", 0.9));
        Path file = Files.write(scratch.resolve("other.onnx"), edited.toByteArray());
        Signature signature = OnnxModels.inspect(file);
        try (LoadedModel loaded = OnnxModels.load(file, signature, LoadOptions.serving())) {
            Tensor rows = Tensor.floats(new float[] {0, 1, 0, 3}, 2, 2);
            Map<String, Tensor> answers = loaded.run(Map.of("x", rows), Duration.ofSeconds(30));

            assertThat(parameters).containsExactly("temperature", "class_weights", "decision_threshold", "top_k");
            assertThat(of(answers, "output_label").value(0)).isEqualTo("no");
            assertThat(of(answers, "output_label").value(1)).isEqualTo("yes");
        }
    }

    @Test
    void values_that_a_parameter_cannot_have_are_refused_by_name() throws IOException {
        ModelProto model = converted(fixture("ovr_logreg_text"));

        refused(model, Map.of("treshold", 0.5), "tuning.unknown");
        refused(model, Map.of("temperature", "hot"), "tuning.number");
        refused(model, Map.of("temperature", Double.NaN), "tuning.number");
        refused(model, Map.of("temperature", 0), "tuning.range");
        refused(model, Map.of("top_k", 1.5), "tuning.integer");
        refused(model, Map.of("class_weights", List.of(1, 2)), "tuning.length");
        refused(model, Map.of("class_weights", List.of(0, 0, 0)), "tuning.no-weight");
        // More than two classes are not decided by one threshold.
        refused(model, Map.of("decision_threshold", 0.5), "tuning.unknown");
    }

    private static void refused(ModelProto model, Map<String, Object> values, String code) {
        assertThatThrownBy(() -> ParameterEdit.apply(model, values))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(code));
    }
}
