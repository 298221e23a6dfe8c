package modelport.processing.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import modelport.contract.processing.ItemPreparation;
import modelport.contract.processing.Processing;
import modelport.contract.processing.RankingAnswer;
import modelport.contract.registry.Signature;
import modelport.inference.InferenceException;
import modelport.inference.LoadOptions;
import modelport.inference.OnnxModels;
import modelport.processing.Payload;
import modelport.processing.Pipeline;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that has a row of scores for whatever somebody had last: the newest thing decides. */
class ItemStationTest {
    private static final List<String> ITEMS = List.of("tea", "cup", "spoon", "sugar");

    @TempDir
    Path folder;

    @BeforeEach
    void make() throws IOException {
        Files.write(folder.resolve("items.txt"), ITEMS);
        Files.write(folder.resolve("model.onnx"), model().toByteArray());
    }

    @Test
    void things_that_go_with_the_newest_come_first_and_none_that_is_there_already() {
        assertThat(ranked(new Payload.Items(null, List.of("spoon", "tea"), List.of(), List.of(), null)))
                .containsExactly("cup", "sugar");
    }

    @Test
    void a_request_says_what_may_come_and_how_many() {
        assertThat(ranked(new Payload.Items(null, List.of("tea"), List.of("cup"), List.of(), 1)))
                .containsExactly("sugar");
        assertThat(ranked(new Payload.Items(null, List.of("tea"), List.of(), List.of("spoon"), null)))
                .containsExactly("spoon");
    }

    @Test
    void what_nobody_sells_is_refused_by_name() {
        assertThatThrownBy(() -> ranked(new Payload.Items(null, List.of("boat"), List.of(), List.of(), null)))
                .isInstanceOfSatisfying(
                        InferenceException.class,
                        refused -> assertThat(refused.problem().args()).containsEntry("item", "boat"));
    }

    private List<String> ranked(Payload.Items row) {
        var items = new ItemPreparation(null, null, "items.txt", "history", true, 3, 1, 0);
        Path file = folder.resolve("model.onnx");
        Signature signature =
                OnnxModels.inspect(file).withProcessing(Processing.of(items, new RankingAnswer(10, true)));
        try (Pipeline pipeline = Pipeline.load(file, folder, signature, LoadOptions.serving())) {
            return ((List<?>) pipeline.run(List.of(row), Duration.ofSeconds(10)).getFirst())
                    .stream()
                            .map(each -> String.valueOf(((Map<?, ?>) each).get("item")))
                            .toList();
        }
    }

    /** A row for nothing, and one for each thing; a column for nothing, and one for each thing. */
    private static ModelProto model() {
        float[] table = {
            0, 0, 0, 0, 0, //
            9, 0.1f, 0.9f, 0.2f, 0.5f, //
            9, 0.5f, 0, 0, 0, //
            9, 0, 0.5f, 0, 0, //
            9, 0, 0, 0.5f, 0,
        };
        var scores = TensorProto.newBuilder()
                .setName("scores")
                .setDataType(TensorProto.DataType.FLOAT.getNumber())
                .addDims(5)
                .addDims(5);
        for (float value : table) {
            scores.addFloatData(value);
        }
        var graph = GraphProto.newBuilder()
                .setName("shop")
                .addInitializer(scores)
                .addInput(value("history", TensorProto.DataType.INT64, 1, 3))
                .addOutput(value("logits", TensorProto.DataType.FLOAT, 1, 3, 5))
                .addNode(NodeProto.newBuilder()
                        .setOpType("Gather")
                        .addInput("scores")
                        .addInput("history")
                        .addOutput("logits"));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(13))
                .setGraph(graph)
                .build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... sizes) {
        var shape = TensorShapeProto.newBuilder();
        for (long size : sizes) {
            shape.addDim(Dimension.newBuilder().setDimValue(size));
        }
        var tensor = TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }
}
