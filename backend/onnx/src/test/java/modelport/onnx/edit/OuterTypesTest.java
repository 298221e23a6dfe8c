package modelport.onnx.edit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Map;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Types;
import org.junit.jupiter.api.Test;

class OuterTypesTest {
    /** An output that goes on inside, and a name that is taken. */
    private static ModelProto model() {
        return new GraphBuilder("chain")
                .input("x", Types.tensor(ElementType.FLOAT, "N", 2))
                .node("Neg", List.of("x"), List.of("x_inner"))
                .node("Relu", List.of("x_inner"), List.of("y"))
                .node("ArgMax", List.of("y"), List.of("label"))
                .output("y", Types.tensor(ElementType.FLOAT, "N", 2))
                .output("label", Types.tensor(ElementType.INT64, "N", 1))
                .model();
    }

    @Test
    void numbers_are_cast_behind_inputs_and_before_outputs() {
        ModelProto changed = OuterTypes.of(
                model(), Map.of("x", ElementType.DOUBLE, "y", ElementType.DOUBLE, "z", ElementType.FLOAT));

        assertThat(changed.getGraph().getInputList())
                .extracting(OuterTypesTest::type)
                .containsExactly(11);
        assertThat(changed.getGraph().getOutputList())
                .extracting(OuterTypesTest::type)
                .containsExactly(11, 7);
        assertThat(changed.getGraph().getNodeList())
                .extracting(NodeProto::getOpType, NodeProto::getInputList, NodeProto::getOutputList)
                .extracting(Object::toString)
                .containsExactly(
                        "(\"Cast\", [\"x\"], [\"x_inner_\"])",
                        "(\"Neg\", [\"x_inner_\"], [\"x_inner\"])",
                        "(\"Relu\", [\"x_inner\"], [\"y_inner\"])",
                        "(\"ArgMax\", [\"y_inner\"], [\"label\"])",
                        "(\"Cast\", [\"y_inner\"], [\"y\"])");
        assertThat(changed.getGraph().getNode(0).getAttribute(0).getI()).isEqualTo(ElementType.FLOAT.code());
        assertThat(changed.getGraph().getNode(4).getAttribute(0).getI()).isEqualTo(ElementType.DOUBLE.code());
    }

    @Test
    void what_is_as_wanted_or_no_number_stays_as_it_is() {
        var wanted = Map.of("x", ElementType.FLOAT, "y", ElementType.STRING, "label", ElementType.DOUBLE);

        assertThat(OuterTypes.of(model(), wanted)).isEqualTo(model());
    }

    private static int type(ValueInfoProto value) {
        return value.getType().getTensorType().getElemType();
    }
}
