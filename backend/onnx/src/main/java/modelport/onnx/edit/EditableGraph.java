package modelport.onnx.edit;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A model's main graph, operator by operator. Constant nodes are taken for initializers, and graphs inside of operators
 * count as users of what they read from outside. Inputs and outputs of the model stay as they are, but for inputs that
 * an initializer provides: these are constants.
 */
public final class EditableGraph {
    /** Files of older versions list all constants as inputs. */
    private static final long CONSTANTS_ARE_NO_INPUTS = 4;

    private final ModelProto original;
    private final Map<String, Long> opsets = new LinkedHashMap<>();
    private final Map<String, TensorProto> constants = new LinkedHashMap<>();
    private final TreeMap<Integer, NodeProto> nodes = new TreeMap<>();
    private final Map<String, Integer> producers = new HashMap<>();
    private final Map<String, TreeSet<Integer>> users = new HashMap<>();
    private final Set<String> names = new HashSet<>();
    private final Set<String> titles = new HashSet<>();
    private final Set<String> inputs;
    private final Set<String> outputs;
    private int next;

    public EditableGraph(ModelProto original) {
        this.original = original;
        GraphProto graph = original.getGraph();
        original.getOpsetImportList().forEach(opset -> opsets.put(domain(opset.getDomain()), opset.getVersion()));
        inputs = names(graph.getInputList());
        outputs = names(graph.getOutputList());
        names.addAll(inputs);
        graph.getSparseInitializerList()
                .forEach(sparse -> names.add(sparse.getValues().getName()));
        graph.getInitializerList().forEach(this::keep);
        inputs.removeAll(constants.keySet());
        for (NodeProto node : graph.getNodeList()) {
            Uses.names(node).forEach(names::add);
            Optional<TensorProto> constant = Constants.of(node);
            constant.ifPresentOrElse(this::keep, () -> add(node));
        }
    }

    private static String domain(String name) {
        return name.equals("ai.onnx") ? "" : name;
    }

    private static Set<String> names(Collection<ValueInfoProto> values) {
        return values.stream().map(ValueInfoProto::getName).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void keep(TensorProto tensor) {
        names.add(tensor.getName());
        constants.put(tensor.getName(), tensor);
    }

    /** All operators, those that were added last. */
    public List<Operator> operators() {
        return nodes.entrySet().stream()
                .map(entry -> new Operator(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The operator that computes a value. */
    public Optional<Operator> producer(String value) {
        return Optional.ofNullable(producers.get(value)).map(this::operator);
    }

    /** The operators that read a value, or whose inner graphs do. */
    public List<Operator> users(String value) {
        return users.getOrDefault(value, new TreeSet<>()).stream()
                .map(this::operator)
                .toList();
    }

    private Operator operator(int id) {
        return new Operator(id, Objects.requireNonNull(nodes.get(id)));
    }

    /** Whether the model's user gets this value. */
    public boolean isOutput(String value) {
        return outputs.contains(value);
    }

    /** Whether only one operator reads this value, directly and once, and no user of the model does. */
    public boolean isPrivate(String value) {
        List<Operator> readers = users(value);
        return readers.size() == 1
                && !isOutput(value)
                && readers.getFirst().inputs().stream().filter(value::equals).count() == 1;
    }

    /** The tensor of this name, if it is the same in every run. */
    public Optional<TensorProto> constant(String value) {
        return Optional.ofNullable(constants.get(value));
    }

    /** Every constant, in the model's order. */
    public List<TensorProto> constants() {
        return List.copyOf(constants.values());
    }

    /** The version of ONNX's own operators. */
    public long opset() {
        return opsets.getOrDefault("", 1L);
    }

    /** Makes a domain's operators known, in this version unless there is one already. */
    public void need(String domain, long version) {
        opsets.putIfAbsent(domain, version);
    }

    /** A name that no value has. */
    public String fresh(String hint) {
        String name = hint;
        for (int i = 0; !names.add(name); i++) {
            name = hint + "_" + i;
        }
        return name;
    }

    /** Adds a constant under its name, which must be {@link #fresh} or the one of a constant that it replaces. */
    public String put(TensorProto tensor) {
        keep(tensor);
        return tensor.getName();
    }

    /** A constant is no longer one; something else must have its name, or nobody may use it. */
    public void forget(String constant) {
        constants.remove(constant);
    }

    /** Adds an operator. Where it stands follows from its inputs; its name changes if another one has it. */
    public Operator add(NodeProto added) {
        NodeProto node = named(added);
        int id = next++;
        nodes.put(id, node);
        node.getOutputList().stream().filter(output -> !output.isEmpty()).forEach(output -> producers.put(output, id));
        Uses.of(node)
                .forEach(value ->
                        users.computeIfAbsent(value, _ -> new TreeSet<>()).add(id));
        return operator(id);
    }

    private NodeProto named(NodeProto node) {
        String name = node.getName();
        for (int i = 0; !name.isEmpty() && !titles.add(name); i++) {
            name = node.getName() + "_" + i;
        }
        return name.equals(node.getName())
                ? node
                : node.toBuilder().setName(name).build();
    }

    /** Adds an operator whose only output gets a fresh name, which is returned. */
    public String add(String domain, String type, List<String> from, AttributeProto... attributes) {
        String output = fresh(type);
        add(node(domain, type, from, output, attributes));
        return output;
    }

    /** An operator with one output, by whose name it goes. */
    public static NodeProto node(
            String domain, String type, List<String> from, String output, AttributeProto... attributes) {
        return NodeProto.newBuilder()
                .setName(output)
                .setDomain(domain)
                .setOpType(type)
                .addAllInput(from)
                .addOutput(output)
                .addAllAttribute(List.of(attributes))
                .build();
    }

    /** Takes an operator out; others must give what it gave, or nobody may use it. */
    public void remove(Operator operator) {
        NodeProto node = nodes.remove(operator.id());
        if (node == null) {
            throw new IllegalStateException("not there: " + operator.title());
        }
        titles.remove(node.getName());
        node.getOutputList().forEach(output -> producers.remove(output, operator.id()));
        Uses.of(node)
                .forEach(value -> users.getOrDefault(value, new TreeSet<>()).remove(operator.id()));
    }

    /** Puts another operator in the place of one. */
    public Operator replace(Operator operator, NodeProto by) {
        remove(operator);
        return add(by);
    }

    /** The changed model: in an order that can be run, without what nobody uses. */
    public ModelProto model() {
        var order = new RunOrder(nodes, producers);
        List<NodeProto> kept = order.needed(outputs);
        Set<String> read = new HashSet<>(outputs);
        kept.forEach(node -> read.addAll(Uses.of(node)));
        GraphProto.Builder graph = original.getGraph().toBuilder()
                .clearNode()
                .addAllNode(kept)
                .clearInitializer()
                .clearValueInfo()
                .clearInput();
        constants.values().stream()
                .filter(tensor -> read.contains(tensor.getName()))
                .forEach(graph::addInitializer);
        original.getGraph().getInputList().stream()
                .filter(input -> inputs.contains(input.getName()))
                .forEach(graph::addInput);
        ModelProto.Builder model = original.toBuilder()
                .setGraph(graph)
                .setIrVersion(Math.max(original.getIrVersion(), CONSTANTS_ARE_NO_INPUTS))
                .clearOpsetImport();
        opsets.forEach((domain, version) -> model.addOpsetImport(
                OperatorSetIdProto.newBuilder().setDomain(domain).setVersion(version)));
        return model.build();
    }
}
