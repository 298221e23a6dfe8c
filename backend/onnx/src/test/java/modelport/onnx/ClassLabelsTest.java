package modelport.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassLabelsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "TreeEnsembleClassifier, classlabels_strings",
        "LinearClassifier, classlabels_strings",
        "SVMClassifier, classlabels_strings"
    })
    void classifiers_know_their_texts(String operator, String attribute) throws Exception {
        assertThat(labels(classifier(operator, Attributes.strings(attribute, "no", "yes"))))
                .containsExactly("no", "yes");
    }

    @ParameterizedTest
    @CsvSource({
        "TreeEnsembleClassifier, classlabels_int64s",
        "LinearClassifier, classlabels_ints",
        "SVMClassifier, classlabels_ints"
    })
    void classifiers_know_their_numbers(String operator, String attribute) throws Exception {
        assertThat(labels(classifier(operator, Attributes.longs(attribute, 3, -7))))
                .containsExactly("3", "-7");
    }

    @Test
    void an_encoder_behind_the_classifier_has_the_last_word() throws Exception {
        GraphBuilder model = new GraphBuilder("encoded")
                .opset(GraphBuilder.ML, 3)
                .input("X", Types.tensor(ElementType.FLOAT, "N", 2))
                .node(
                        GraphBuilder.ML,
                        "TreeEnsembleClassifier",
                        List.of("X"),
                        List.of("index", "scores"),
                        Attributes.longs("classlabels_int64s", 0, 1))
                .node(
                        GraphBuilder.ML,
                        "LabelEncoder",
                        List.of("index"),
                        List.of("label"),
                        Attributes.longs("keys_int64s", 0, 1),
                        Attributes.strings("values_strings", "no", "yes"))
                .output("label", Types.tensor(ElementType.STRING, "N"))
                .output("scores", Types.tensor(ElementType.FLOAT, "N", 2));

        assertThat(labels(model)).containsExactly("no", "yes");
    }

    @Test
    void an_encoder_of_other_things_is_no_list_of_classes() throws Exception {
        GraphBuilder model = new GraphBuilder("encoder")
                .opset(GraphBuilder.ML, 3)
                .input("x", Types.tensor(ElementType.INT64, "N"))
                .node(
                        GraphBuilder.ML,
                        "LabelEncoder",
                        List.of("x"),
                        List.of("y"),
                        Attributes.longs("keys_int64s", 17, 4),
                        Attributes.strings("values_strings", "a", "b"))
                .output("y", Types.tensor(ElementType.STRING, "N"));

        assertThat(labels(model)).isEmpty();
    }

    @Test
    void labels_are_found_in_the_table_that_the_best_index_picks_from() throws Exception {
        TensorProto typed = TensorProto.newBuilder()
                .setName("classes")
                .setDataType(ElementType.INT32.code())
                .addDims(3)
                .addAllInt32Data(List.of(10, 20, -30))
                .build();

        assertThat(labels(picked(Tensors.strings("classes", new String[] {"a", "b", "c"}, 3))))
                .containsExactly("a", "b", "c");
        assertThat(labels(picked(Tensors.longs("classes", new long[] {1, 2, 3}, 3))))
                .containsExactly("1", "2", "3");
        assertThat(labels(picked(typed))).containsExactly("10", "20", "-30");
    }

    @Test
    void a_lookup_of_numbers_in_a_network_is_no_list_of_classes() throws Exception {
        GraphBuilder model = new GraphBuilder("lookup")
                .input("i", Types.tensor(ElementType.INT64, 1))
                .initializer(Tensors.longs("positions", new long[] {5, 6, 7}, 3))
                .node("Gather", List.of("positions", "i"), List.of("y"))
                .output("y", Types.tensor(ElementType.INT64, 1));

        assertThat(labels(model)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"cat\", \"it's\"]",
                "['cat', \"it's\"]",
                "{0: 'cat', 1: 'it\\'s'}",
                "{\"0\": \"cat\", \"1\": \"it's\"}",
            })
    void labels_are_found_in_the_metadata(String names) throws Exception {
        assertThat(labels(Models.mlp().metadata("names", names))).containsExactly("cat", "it's");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[", "{}", "[]", "{1: 'a', 0: 'b'}", "['a' 'b']", "['a', ", "[['a']]", "one text", "{'a'}"})
    void other_metadata_is_no_list_of_classes(String names) throws Exception {
        assertThat(labels(Models.mlp().metadata("names", names))).isEmpty();
    }

    @Test
    void plain_lists_are_split_at_commas() throws Exception {
        assertThat(labels(Models.mlp().metadata("classes", "cat, sea lion"))).containsExactly("cat", "sea lion");
    }

    private List<String> labels(GraphBuilder model) throws IOException {
        return Models.check(folder, model.model(), Map.of()).classLabels();
    }

    private static GraphBuilder classifier(String operator, AttributeProto labels) {
        return new GraphBuilder("classifier")
                .opset(GraphBuilder.ML, 3)
                .input("X", Types.tensor(ElementType.FLOAT, "N", 2))
                .node(GraphBuilder.ML, operator, List.of("X"), List.of("label", "scores"), labels)
                .node("Identity", List.of("scores"), List.of("probabilities"))
                .output("probabilities", Types.tensor(ElementType.FLOAT, "N", 2));
    }

    private static GraphBuilder picked(TensorProto classes) {
        return new GraphBuilder("picked")
                .opset(GraphBuilder.ML, 3)
                .input("scores", Types.tensor(ElementType.FLOAT, "N", 3))
                .initializer(classes)
                .node("ArgMax", List.of("scores"), List.of("best"), Attributes.of("axis", 1))
                .node(GraphBuilder.ML, "ArrayFeatureExtractor", List.of("classes", "best"), List.of("picked"))
                .node("Cast", List.of("picked"), List.of("y"), Attributes.of("to", 7))
                .output("y", Types.tensor(ElementType.INT64, "N"));
    }
}
