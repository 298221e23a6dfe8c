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
}
