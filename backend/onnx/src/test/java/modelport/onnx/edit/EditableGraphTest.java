package modelport.onnx.edit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import org.junit.jupiter.api.Test;

class EditableGraphTest {
    private static GraphBuilder line() {
        return new GraphBuilder("line")
                .input("x", Types.tensor(ElementType.FLOAT, "N", 2))
                .initializer(Tensors.floats("w", new float[] {1, 2}, 2))
                .node("Mul", List.of("x", "w"), List.of("p"))
                .node("Relu", List.of("p"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 2));
    }

    private static List<String> kinds(ModelProto model) {
        return model.getGraph().getNodeList().stream().map(NodeProto::getOpType).toList();
    }

    @Test
    void a_graph_that_nobody_changed_stays_as_it_was() {
        ModelProto model = line().model();

        assertThat(new EditableGraph(model).model()).isEqualTo(model);
    }

    @Test
    void what_is_added_stands_before_those_who_read_it() {
        var graph = new EditableGraph(line().model());
        Operator relu = graph.producer("y").orElseThrow();

        String negative = graph.add("", "Neg", List.of("p"));
        graph.replace(relu, EditableGraph.node("", "Relu", List.of(negative), "y"));
        graph.replace(graph.producer("p").orElseThrow(), EditableGraph.node("", "Add", List.of("x", "w"), "p"));

        assertThat(kinds(graph.model())).containsExactly("Add", "Neg", "Relu");
    }

    @Test
    void what_nobody_reads_is_gone() {
        var graph = new EditableGraph(line().model());

        graph.add("", "Exp", List.of("p"));
        graph.replace(graph.producer("p").orElseThrow(), EditableGraph.node("", "Neg", List.of("x"), "p"));

        assertThat(kinds(graph.model())).containsExactly("Neg", "Relu");
        assertThat(graph.model().getGraph().getInitializerList()).isEmpty();
    }

    @Test
    void constants_in_operators_are_constants() {
        ModelProto model = new GraphBuilder("constant")
                .input("x", Types.tensor(ElementType.FLOAT, 2))
                .node("Constant", List.of(), List.of("c"), Attributes.of("value_float", 3f))
                .node("Add", List.of("x", "c"), List.of("y"))
                .output("y", Types.tensor(ElementType.FLOAT, 2))
                .model();

        var graph = new EditableGraph(model);

        assertThat(graph.constant("c")).map(TensorValues::floats).contains(new float[] {3});
        assertThat(kinds(graph.model())).containsExactly("Add");
    }

    @Test
    void graphs_inside_of_operators_read_what_is_outside() {
        GraphProto inner = new GraphBuilder("inner")
                .node("Add", List.of("p", "w"), List.of("q"))
                .output("q", Types.tensor(ElementType.FLOAT, "N", 2))
                .graph();
        ModelProto model = line().input("c", Types.tensor(ElementType.BOOL))
                .node(
                        "If",
                        List.of("c"),
                        List.of("z"),
                        Attributes.of("then_branch", inner),
                        Attributes.of("else_branch", inner))
                .output("z", Types.tensor(ElementType.FLOAT, "N", 2))
                .model();

        var graph = new EditableGraph(model);

        assertThat(graph.users("p")).extracting(Operator::title).containsExactly("Relu_1", "If_2");
        assertThat(graph.isPrivate("p")).isFalse();
        assertThat(graph.users("q")).isEmpty();
        assertThat(graph.model()).isEqualTo(model);
    }

    @Test
    void inputs_that_a_constant_provides_are_inputs_no_more() {
        ModelProto.Builder model = line().model().toBuilder().setIrVersion(3);
        model.getGraphBuilder()
                .addInput(model.getGraph().getInput(0).toBuilder().setName("w"));

        ModelProto edited = new EditableGraph(model.build()).model();

        assertThat(edited.getGraph().getInputList())
                .extracting(input -> input.getName())
                .containsExactly("x");
        assertThat(edited.getIrVersion()).isGreaterThan(3);
    }

    @Test
    void operators_never_share_a_name() {
        var graph = new EditableGraph(line().model());

        Operator added = graph.add(EditableGraph.node("", "Neg", List.of("x"), "n").toBuilder()
                .setName("Mul_0")
                .build());

        assertThat(added.title()).isNotEqualTo("Mul_0");
        assertThat(graph.fresh("p")).isNotEqualTo("p");
    }

    @Test
    void numbers_are_read_wherever_they_are_kept() {
        var halves = TensorProto.newBuilder()
                .setDataType(ElementType.FLOAT16.code())
                .addDims(2)
                .addInt32Data(0x3c00)
                .addInt32Data(0xc000);
        var floats = TensorProto.newBuilder()
                .setDataType(ElementType.FLOAT.code())
                .addDims(1)
                .addFloatData(0.5f);

        assertThat(TensorValues.doubles(halves.build())).containsExactly(1, -2);
        assertThat(TensorValues.floats(floats.build())).containsExactly(0.5f);
        assertThat(TensorValues.isFloating(Tensors.longs("n", new long[] {1}, 1)))
                .isFalse();
        assertThat(TensorValues.isFloating(Tensors.external("w", ElementType.FLOAT, "w.bin", 0, 4)))
                .isFalse();
    }
}
