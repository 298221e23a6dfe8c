package modelport.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TrainingInfoProto;
import com.google.protobuf.Descriptors.Descriptor;
import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import modelport.onnx.Skeleton.Attribute;
import modelport.onnx.Skeleton.Function;
import modelport.onnx.Skeleton.Graph;
import modelport.onnx.Skeleton.Node;
import modelport.onnx.Skeleton.Opset;
import modelport.onnx.Skeleton.Sparse;
import modelport.onnx.Skeleton.Tensor;
import org.jspecify.annotations.Nullable;

/** Reads a model's structure in one pass over the file, leaving its weights where they are. */
final class SkeletonReader {
    private static final Descriptor MODEL = ModelProto.getDescriptor();
    private static final Descriptor GRAPH = GraphProto.getDescriptor();
    private static final Descriptor NODE = NodeProto.getDescriptor();
    private static final Descriptor ATTRIBUTE = AttributeProto.getDescriptor();
    private static final Descriptor OPSET = OperatorSetIdProto.getDescriptor();
    private static final Descriptor FUNCTION = FunctionProto.getDescriptor();
    private static final Descriptor TRAINING = TrainingInfoProto.getDescriptor();

    private static final int MAX_OPSETS = 100;
    private static final Set<String> LABEL_ATTRIBUTES = Set.of(
            "classlabels_strings",
            "classlabels_int64s",
            "classlabels_ints",
            "keys_int64s",
            "values_strings",
            "values_int64s");

    private final WireReader in;
    private final Tally tally;
    private final TensorReader tensors;
    private final TypeReader types;

    SkeletonReader(SeekableByteChannel file, OnnxLimits limits) throws IOException {
        in = new WireReader(file);
        tally = new Tally(limits);
        tensors = new TensorReader(in, tally);
        types = new TypeReader(in, tally);
    }

    Skeleton read() throws IOException {
        if (in.size() == 0) {
            throw RefusedException.of("onnx.empty");
        }
        if (in.size() > tally.limits().modelBytes()) {
            throw RefusedException.of(
                    "onnx.too-big", "size", in.size(), "limit", tally.limits().modelBytes());
        }
        var model = new ModelReading();
        try {
            in.root(MODEL, model::field);
        } catch (RefusedException refused) {
            // Bytes that make no sense before anything of a model was seen are no damaged model but something else.
            throw model.graph == null && model.irVersion == 0 && model.opsets.isEmpty()
                    ? RefusedException.of("onnx.not-onnx")
                    : refused;
        }
        return model.skeleton();
    }

    /** The model while its fields come in. */
    private final class ModelReading {
        private final List<Opset> opsets = new ArrayList<>();
        private final List<Graph> training = new ArrayList<>();
        private final List<Function> functions = new ArrayList<>();
        private final LinkedHashMap<String, String> metadata = new LinkedHashMap<>();
        private long irVersion;
        private String producer = "";
        private String producerVersion = "";

        @Nullable
        private Graph graph;

        void field(int number) throws IOException {
            switch (number) {
                case ModelProto.IR_VERSION_FIELD_NUMBER -> irVersion = in.varint();
                case ModelProto.PRODUCER_NAME_FIELD_NUMBER -> producer = text("producer_name");
                case ModelProto.PRODUCER_VERSION_FIELD_NUMBER -> producerVersion = text("producer_version");
                case ModelProto.OPSET_IMPORT_FIELD_NUMBER -> addOpset(opsets);
                case ModelProto.GRAPH_FIELD_NUMBER -> graph = graph(0);
                case ModelProto.FUNCTIONS_FIELD_NUMBER -> functions.add(function());
                case ModelProto.TRAINING_INFO_FIELD_NUMBER -> training();
                case ModelProto.METADATA_PROPS_FIELD_NUMBER -> metadata();
                default -> {}
            }
        }

        private void training() throws IOException {
            in.message(TRAINING, number -> {
                switch (number) {
                    case TrainingInfoProto.INITIALIZATION_FIELD_NUMBER, TrainingInfoProto.ALGORITHM_FIELD_NUMBER ->
                        training.add(graph(0));
                    default -> {}
                }
            });
        }

        private void metadata() throws IOException {
            Map.Entry<String, String> entry = tensors.entry(tally.limits().metadataBytes());
            tally.metadata(entry.getKey().length() + entry.getValue().length());
            metadata.putIfAbsent(entry.getKey(), entry.getValue());
        }

        Skeleton skeleton() {
            if (graph == null) {
                throw RefusedException.of(irVersion == 0 && opsets.isEmpty() ? "onnx.not-onnx" : "onnx.no-graph");
            }
            return new Skeleton(
                    irVersion, producer, producerVersion, opsets, graph, training, functions, metadata, in.size());
        }
    }

    private Graph graph(int depth) throws IOException {
        tally.graph(depth);
        List<Node> nodes = new ArrayList<>();
        List<Tensor> initializers = new ArrayList<>();
        List<Sparse> sparse = new ArrayList<>();
        List<OnnxValue> inputs = new ArrayList<>();
        List<OnnxValue> outputs = new ArrayList<>();
        in.message(GRAPH, number -> {
            switch (number) {
                case GraphProto.NODE_FIELD_NUMBER -> nodes.add(node(depth));
                case GraphProto.INITIALIZER_FIELD_NUMBER -> initializers.add(tensors.tensor());
                case GraphProto.SPARSE_INITIALIZER_FIELD_NUMBER -> sparse.add(tensors.sparse());
                case GraphProto.INPUT_FIELD_NUMBER -> inputs.add(types.value());
                case GraphProto.OUTPUT_FIELD_NUMBER -> outputs.add(types.value());
                default -> {}
            }
        });
        return new Graph(nodes, initializers, sparse, inputs, outputs);
    }

    private Node node(int depth) throws IOException {
        tally.node();
        var texts = new Object() {
            String name = "";
            String domain = "";
            String operator = "";
            String overload = "";
        };
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Attribute> attributes = new ArrayList<>();
        in.message(NODE, number -> {
            switch (number) {
                case NodeProto.NAME_FIELD_NUMBER -> texts.name = text("name");
                case NodeProto.DOMAIN_FIELD_NUMBER -> texts.domain = text("domain");
                case NodeProto.OP_TYPE_FIELD_NUMBER -> texts.operator = text("op_type");
                case NodeProto.OVERLOAD_FIELD_NUMBER -> texts.overload = text("overload");
                case NodeProto.INPUT_FIELD_NUMBER -> inputs.add(valueName("input"));
                case NodeProto.OUTPUT_FIELD_NUMBER -> outputs.add(valueName("output"));
                case NodeProto.ATTRIBUTE_FIELD_NUMBER -> {
                    tally.attribute(attributes.size() + 1, texts.name);
                    attributes.add(attribute(depth));
                }
                default -> {}
            }
        });
        return new Node(
                texts.name, Skeleton.domain(texts.domain), texts.operator, texts.overload, inputs, outputs, attributes);
    }

    private Attribute attribute(int depth) throws IOException {
        var reading = new Object() {
            String name = "";
            long floats;
        };
        List<String> labels = new ArrayList<>();
        List<Tensor> own = new ArrayList<>();
        List<Sparse> sparse = new ArrayList<>();
        List<Graph> graphs = new ArrayList<>();
        in.message(ATTRIBUTE, number -> {
            switch (number) {
                case AttributeProto.NAME_FIELD_NUMBER -> reading.name = text("name");
                case AttributeProto.FLOATS_FIELD_NUMBER -> reading.floats += in.countFixed(Float.BYTES);
                case AttributeProto.INTS_FIELD_NUMBER ->
                    in.varints(value -> addLabel(labels, reading.name, Long.toString(value)));
                case AttributeProto.STRINGS_FIELD_NUMBER -> {
                    int limit = tally.limits().nameBytes();
                    if (LABEL_ATTRIBUTES.contains(reading.name) && in.peekLength() <= limit) {
                        byte[] label = in.bytes(limit, "strings");
                        addLabel(labels, reading.name, new String(label, StandardCharsets.UTF_8));
                    }
                }
                case AttributeProto.T_FIELD_NUMBER, AttributeProto.TENSORS_FIELD_NUMBER -> own.add(tensors.tensor());
                case AttributeProto.SPARSE_TENSOR_FIELD_NUMBER, AttributeProto.SPARSE_TENSORS_FIELD_NUMBER ->
                    sparse.add(tensors.sparse());
                case AttributeProto.G_FIELD_NUMBER, AttributeProto.GRAPHS_FIELD_NUMBER -> graphs.add(graph(depth + 1));
                default -> {}
            }
        });
        return new Attribute(reading.name, labels, reading.floats, own, sparse, graphs);
    }

    private void addLabel(List<String> labels, String attribute, String label) {
        if (LABEL_ATTRIBUTES.contains(attribute) && labels.size() < TensorReader.MAX_LABELS) {
            labels.add(tally.keep(label));
        }
    }

    private Function function() throws IOException {
        tally.node();
        var texts = new Object() {
            String name = "";
            String domain = "";
            String overload = "";
        };
        List<Opset> opsets = new ArrayList<>();
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        List<Node> nodes = new ArrayList<>();
        List<Attribute> defaults = new ArrayList<>();
        in.message(FUNCTION, number -> {
            switch (number) {
                case FunctionProto.NAME_FIELD_NUMBER -> texts.name = text("name");
                case FunctionProto.DOMAIN_FIELD_NUMBER -> texts.domain = text("domain");
                case FunctionProto.OVERLOAD_FIELD_NUMBER -> texts.overload = text("overload");
                case FunctionProto.OPSET_IMPORT_FIELD_NUMBER -> addOpset(opsets);
                case FunctionProto.INPUT_FIELD_NUMBER -> inputs.add(valueName("input"));
                case FunctionProto.OUTPUT_FIELD_NUMBER -> outputs.add(valueName("output"));
                case FunctionProto.NODE_FIELD_NUMBER -> nodes.add(node(0));
                case FunctionProto.ATTRIBUTE_PROTO_FIELD_NUMBER -> {
                    tally.attribute(defaults.size() + 1, texts.name);
                    defaults.add(attribute(0));
                }
                default -> {}
            }
        });
        return new Function(
                Skeleton.domain(texts.domain), texts.name, texts.overload, opsets, inputs, outputs, nodes, defaults);
    }

    private void addOpset(List<Opset> opsets) throws IOException {
        if (opsets.size() == MAX_OPSETS) {
            throw RefusedException.of("onnx.too-many-opsets", "limit", MAX_OPSETS);
        }
        var domain = new String[] {""};
        var version = new long[1];
        in.message(OPSET, number -> {
            switch (number) {
                case OperatorSetIdProto.DOMAIN_FIELD_NUMBER -> domain[0] = text("domain");
                case OperatorSetIdProto.VERSION_FIELD_NUMBER -> version[0] = in.varint();
                default -> {}
            }
        });
        opsets.add(new Opset(Skeleton.domain(domain[0]), version[0]));
    }

    private String text(String field) throws IOException {
        return tally.keep(in.string(tally.limits().nameBytes(), field));
    }

    private String valueName(String field) throws IOException {
        tally.value();
        return text(field);
    }
}
