package modelport.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.Descriptors.Descriptor;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A checked model's main graph without what is large in it, for a look at what its operators do: weights are passed
 * over, and memory stays small whatever the file's size.
 */
public final class Outline {
    private static final Descriptor MODEL = ModelProto.getDescriptor();
    private static final Descriptor GRAPH = GraphProto.getDescriptor();
    private static final Descriptor NODE = NodeProto.getDescriptor();

    /** A number for each pixel of a picture of 28 by 28 fits, the weights of a layer do not. */
    private static final int SMALL = 1 << 15;

    /** What trees compare numbers with belongs to what operators do: that of some hundred trees fits. */
    private static final int TREES = 1 << 22;

    private static final int MAX_BYTES = 32 << 20;

    private final WireReader in;
    private long kept;

    private Outline(WireReader in) {
        this.in = in;
    }

    /** The model with its operators, and with those constants and attributes that are small. */
    public static ModelProto read(Path model) throws IOException {
        try (SeekableByteChannel file = Files.newByteChannel(model)) {
            return new Outline(new WireReader(file)).model();
        }
    }

    private ModelProto model() throws IOException {
        ModelProto.Builder model = ModelProto.newBuilder();
        in.root(MODEL, field -> {
            switch (field) {
                case ModelProto.OPSET_IMPORT_FIELD_NUMBER ->
                    model.addOpsetImport(OperatorSetIdProto.parseFrom(bytes("opset_import")));
                case ModelProto.GRAPH_FIELD_NUMBER -> model.setGraph(graph());
                default -> {}
            }
        });
        return model.build();
    }

    private GraphProto graph() throws IOException {
        GraphProto.Builder graph = GraphProto.newBuilder();
        in.message(GRAPH, field -> {
            switch (field) {
                case GraphProto.NODE_FIELD_NUMBER -> graph.addNode(node());
                case GraphProto.INITIALIZER_FIELD_NUMBER -> {
                    if (isSmall()) {
                        graph.addInitializer(TensorProto.parseFrom(bytes("initializer")));
                    }
                }
                case GraphProto.INPUT_FIELD_NUMBER -> graph.addInput(ValueInfoProto.parseFrom(bytes("input")));
                case GraphProto.OUTPUT_FIELD_NUMBER -> graph.addOutput(ValueInfoProto.parseFrom(bytes("output")));
                default -> {}
            }
        });
        return graph.build();
    }

    private NodeProto node() throws IOException {
        NodeProto.Builder node = NodeProto.newBuilder();
        in.message(NODE, field -> {
            switch (field) {
                case NodeProto.OP_TYPE_FIELD_NUMBER -> node.setOpType(text("op_type"));
                case NodeProto.DOMAIN_FIELD_NUMBER -> node.setDomain(text("domain"));
                case NodeProto.INPUT_FIELD_NUMBER -> node.addInput(text("input"));
                case NodeProto.OUTPUT_FIELD_NUMBER -> node.addOutput(text("output"));
                case NodeProto.ATTRIBUTE_FIELD_NUMBER -> {
                    int most = node.getOpType().startsWith("TreeEnsemble") ? TREES : SMALL;
                    if (in.peekLength() <= most) {
                        node.addAttribute(AttributeProto.parseFrom(bytes(most, "attribute")));
                    }
                }
                default -> {}
            }
        });
        return node.build();
    }

    private boolean isSmall() throws IOException {
        return in.peekLength() <= SMALL;
    }

    private String text(String field) throws IOException {
        count();
        return in.string(SMALL, field);
    }

    private byte[] bytes(String field) throws IOException {
        return bytes(SMALL, field);
    }

    private byte[] bytes(int most, String field) throws IOException {
        count();
        return in.bytes(most, field);
    }

    private void count() throws IOException {
        kept += in.peekLength() + Long.BYTES;
        if (kept > MAX_BYTES) {
            throw RefusedException.of("onnx.too-much-structure", "limit", MAX_BYTES);
        }
    }
}
