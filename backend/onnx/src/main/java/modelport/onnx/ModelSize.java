package modelport.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.SparseTensorProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.List;

/** The bytes of a model as a long: a single tensor's size fits an int, a model's may not. */
final class ModelSize {
    /** No tag and length are longer than this together. */
    private static final int HEAD = 10;

    private ModelSize() {}

    /** An upper bound that is exact but for the few bytes of each tensor's, node's and graph's head. */
    static long of(ModelProto model) {
        long size = HEAD + graph(model.getGraph());
        for (FunctionProto function : model.getFunctionsList()) {
            size += HEAD
                    + nodes(function.getNodeList())
                    + function.toBuilder().clearNode().build().getSerializedSize();
        }
        return size + model.toBuilder().clearGraph().clearFunctions().build().getSerializedSize();
    }

    private static long graph(GraphProto graph) {
        long size = nodes(graph.getNodeList());
        for (TensorProto tensor : graph.getInitializerList()) {
            size += HEAD + tensor.getSerializedSize();
        }
        for (SparseTensorProto tensor : graph.getSparseInitializerList()) {
            size += HEAD + sparse(tensor);
        }
        GraphProto rest = graph.toBuilder()
                .clearNode()
                .clearInitializer()
                .clearSparseInitializer()
                .build();
        return size + rest.getSerializedSize();
    }

    private static long sparse(SparseTensorProto tensor) {
        long values = tensor.getValues().getSerializedSize();
        return values + tensor.getIndices().getSerializedSize() + 2L * HEAD + (long) HEAD * tensor.getDimsCount();
    }

    private static long nodes(List<NodeProto> nodes) {
        long size = 0;
        for (NodeProto node : nodes) {
            size += HEAD + node.toBuilder().clearAttribute().build().getSerializedSize();
            for (AttributeProto attribute : node.getAttributeList()) {
                size += HEAD + attribute(attribute);
            }
        }
        return size;
    }

    private static long attribute(AttributeProto attribute) {
        long size = 0;
        if (attribute.hasG()) {
            size += HEAD + graph(attribute.getG());
        }
        for (GraphProto graph : attribute.getGraphsList()) {
            size += HEAD + graph(graph);
        }
        for (TensorProto tensor : attribute.getTensorsList()) {
            size += HEAD + tensor.getSerializedSize();
        }
        AttributeProto rest =
                attribute.toBuilder().clearG().clearGraphs().clearTensors().build();
        return size + rest.getSerializedSize();
    }
}
