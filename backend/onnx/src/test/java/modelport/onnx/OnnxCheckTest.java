package modelport.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import modelport.onnx.Dimension.Fixed;
import modelport.onnx.Dimension.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxCheckTest {
    @TempDir
    private Path folder;

    @Test
    void a_network_is_summarised_without_its_weights_as_inputs() throws Exception {
        OnnxSummary summary =
                Models.check(folder, Models.mlp().metadata("owner", "team").model(), Map.of("README.md", 10L));

        assertThat(summary.irVersion()).isEqualTo(8);
        assertThat(summary.producer()).isEqualTo("modelport");
        assertThat(summary.opsets()).containsExactly(entry("ai.onnx", 17L));
        assertThat(summary.operators())
                .containsExactly(entry("Gemm", 1), entry("MatMul", 1), entry("Relu", 1), entry("Softmax", 1));
        assertThat(summary.parameters()).isEqualTo(32 + 8 + 24);
        assertThat(summary.modelBytes())
                .isEqualTo(folder.resolve("model.onnx").toFile().length());
        assertThat(summary.inputs())
                .containsExactly(new OnnxValue(
                        "x", new OnnxType.Tensor(ElementType.FLOAT, List.of(new Symbol("N"), new Fixed(4)))));
        assertThat(summary.outputs())
                .containsExactly(new OnnxValue(
                        "y", new OnnxType.Tensor(ElementType.FLOAT, List.of(new Symbol("N"), new Fixed(3)))));
        assertThat(summary.classLabels()).isEmpty();
        assertThat(summary.metadata()).containsExactly(entry("owner", "team"));
        assertThat(summary.externalFiles()).isEmpty();
    }

    @Test
    void a_tree_classifier_tells_its_labels_and_its_sequence_of_maps() throws Exception {
        OnnxSummary summary = Models.check(folder, Models.trees().model(), Map.of());

        assertThat(summary.classLabels()).containsExactly("cat", "dog");
        assertThat(summary.operators()).containsOnlyKeys("ai.onnx.ml.TreeEnsembleClassifier", "ai.onnx.ml.ZipMap");
        assertThat(summary.parameters()).isEqualTo(5);
        assertThat(summary.outputs().get(1).type())
                .isEqualTo(new OnnxType.Sequence(
                        new OnnxType.Map(ElementType.STRING, new OnnxType.Tensor(ElementType.FLOAT, List.of()))));
    }

    @Test
    void external_data_beside_the_model_counts_towards_its_size() throws Exception {
        OnnxSummary summary = Models.check(folder, Models.external("w.bin").model(), Map.of("w.bin", 64L));

        assertThat(summary.externalFiles()).containsExactly("w.bin");
        assertThat(summary.parameters()).isEqualTo(16);
        assertThat(summary.modelBytes())
                .isEqualTo(folder.resolve("model.onnx").toFile().length() + 64);
    }

    @Test
    void operators_in_subgraphs_and_functions_are_counted() throws Exception {
        assertThat(Models.check(folder, Models.branches().model(), Map.of()).operators())
                .containsExactly(entry("Add", 1), entry("If", 1), entry("Neg", 1));
        assertThat(Models.check(folder, Models.function().model(), Map.of()).operators())
                .containsExactly(entry("Neg", 2), entry("local.Twice", 1));
    }

    @Test
    void an_initializer_that_gives_an_input_its_default_is_no_input() throws Exception {
        GraphBuilder model = Models.mlp().input("w1", Types.tensor(ElementType.FLOAT, 4, 8));

        assertThat(Models.check(folder, model.model(), Map.of()).inputs())
                .extracting(OnnxValue::name)
                .containsExactly("x");
    }

    @Test
    void nodes_may_stand_in_any_order() throws Exception {
        GraphBuilder model = new GraphBuilder("unsorted")
                .input("x", Types.tensor(ElementType.FLOAT, 4))
                .node("Neg", List.of("a"), List.of("y"))
                .node("Relu", List.of("x"), List.of("a"))
                .output("y", Types.tensor(ElementType.FLOAT, 4));

        assertThat(Models.check(folder, model.model(), Map.of()).operators()).hasSize(2);
    }

    @Test
    void shapes_say_what_is_free_and_what_is_unknown() throws Exception {
        var model = Models.mlp().output("s", Types.tensor(ElementType.FLOAT, -1, 0, "", 7)).model().toBuilder();
        model.getGraphBuilder()
                .getOutputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .clearShape();

        List<OnnxValue> outputs = Models.check(folder, model.build(), Map.of()).outputs();

        var unknown = new Dimension.Unknown();
        assertThat(outputs.get(0).type()).isEqualTo(new OnnxType.Tensor(ElementType.FLOAT, null));
        assertThat(outputs.get(1).type())
                .isEqualTo(new OnnxType.Tensor(ElementType.FLOAT, List.of(unknown, unknown, unknown, new Fixed(7))));
    }

    @Test
    void domains_that_are_imported_but_not_used_do_no_harm() throws Exception {
        OnnxSummary summary =
                Models.check(folder, Models.mlp().opset("org.pytorch.aten", 1).model(), Map.of());

        assertThat(summary.opsets()).containsEntry("org.pytorch.aten", 1L);
    }
}
