package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;

/**
 * Lets a model take and give single or double precision as its users are used to, whatever it computes in: a Cast
 * behind an input, and one before an output. Inner graphs must not read what is cast.
 */
public final class OuterTypes {
    private static final Set<ElementType> NUMBERS = Set.of(ElementType.FLOAT, ElementType.DOUBLE);

    private final Map<String, ElementType> wanted;
    private final Set<String> names = new HashSet<>();
    private final Map<String, String> renamed = new HashMap<>();
    private final List<NodeProto> first = new ArrayList<>();
    private final List<NodeProto> last = new ArrayList<>();

    private OuterTypes(Map<String, ElementType> wanted) {
        this.wanted = wanted;
    }

    /**
     * The same model with other types outside.
     *
     * @param wanted for inputs and outputs by name; what it has not, and what is neither FLOAT nor DOUBLE before and
     *     after, stays as it is
     */
    public static ModelProto of(ModelProto model, Map<String, ElementType> wanted) {
        return new OuterTypes(wanted).apply(model);
    }

    private ModelProto apply(ModelProto model) {
        GraphProto graph = model.getGraph();
        graph.getNodeList().forEach(node -> Uses.names(node).forEach(names::add));
        List<ValueInfoProto> inputs =
                graph.getInputList().stream().map(this::input).toList();
        List<ValueInfoProto> outputs =
                graph.getOutputList().stream().map(this::output).toList();
        if (renamed.isEmpty()) {
            return model;
        }
        var nodes = new ArrayList<>(first);
        graph.getNodeList().stream().map(this::renamed).forEach(nodes::add);
        nodes.addAll(last);
        GraphProto changed = graph.toBuilder()
                .clearInput()
                .addAllInput(inputs)
                .clearOutput()
                .addAllOutput(outputs)
                .clearNode()
                .addAllNode(nodes)
                .build();
        return model.toBuilder().setGraph(changed).build();
    }

    private ValueInfoProto input(ValueInfoProto value) {
        if (!changes(value)) {
            return value;
        }
        first.add(cast(value.getName(), rename(value.getName()), type(value)));
        return typed(value);
    }

    private ValueInfoProto output(ValueInfoProto value) {
        if (!changes(value)) {
            return value;
        }
        last.add(cast(rename(value.getName()), value.getName(), target(value)));
        return typed(value);
    }

    private boolean changes(ValueInfoProto value) {
        ElementType target = wanted.get(value.getName());
        return target != null
                && target.code() != type(value)
                && NUMBERS.contains(target)
                && NUMBERS.stream().anyMatch(each -> each.code() == type(value));
    }

    private static int type(ValueInfoProto value) {
        return value.getType().getTensorType().getElemType();
    }

    private int target(ValueInfoProto value) {
        return wanted.getOrDefault(value.getName(), ElementType.FLOAT).code();
    }

    private ValueInfoProto typed(ValueInfoProto value) {
        var changed = value.toBuilder();
        changed.getTypeBuilder().getTensorTypeBuilder().setElemType(target(value));
        return changed.build();
    }

    private String rename(String name) {
        String inner = name + "_inner";
        while (!names.add(inner)) {
            inner += "_";
        }
        renamed.put(name, inner);
        return inner;
    }

    private static NodeProto cast(String from, String to, int type) {
        return EditableGraph.node("", "Cast", List.of(from), to, Attributes.of("to", (long) type));
    }

    private NodeProto renamed(NodeProto node) {
        UnaryOperator<String> inner = name -> renamed.getOrDefault(name, name);
        Set<String> own = new HashSet<>(node.getInputList());
        if (Uses.of(node).stream().anyMatch(name -> renamed.containsKey(name) && !own.contains(name))) {
            throw new IllegalArgumentException("an inner graph reads what is cast: " + renamed.keySet());
        }
        return node.toBuilder()
                .clearInput()
                .addAllInput(node.getInputList().stream().map(inner).toList())
                .clearOutput()
                .addAllOutput(node.getOutputList().stream().map(inner).toList())
                .build();
    }
}
