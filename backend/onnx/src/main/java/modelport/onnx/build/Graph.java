package modelport.onnx.build;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import modelport.onnx.tuning.Change;
import modelport.onnx.tuning.Declaration;
import modelport.onnx.tuning.Declarations;
import modelport.onnx.tuning.TunableParameter;

/**
 * Writes a graph by computing with its values; names are made here. Equal constants are stored once.
 *
 * <pre>{@code
 * Graph graph = new Graph("line");
 * Value x = graph.input("x", ElementType.DOUBLE, "N", 2);
 * Value y = graph.add(graph.matMul(x, graph.doubles(weights, 2, 1)), graph.number(intercept));
 * graph.output("y", y, "N", 1);
 * ModelProto model = graph.model();
 * }</pre>
 */
public final class Graph implements Arithmetic, Comparisons, Reductions, Selections, Shapes, Texts {
    private static final long ML_OPSET = 5;

    private final GraphBuilder builder;
    private final Map<TensorProto, Value> constants = new HashMap<>();
    private final List<Declaration> declarations = new ArrayList<>();
    private final Set<String> inputs;
    private final AtomicInteger names;

    public Graph(String name) {
        this(name, new HashSet<>(), new AtomicInteger());
    }

    private Graph(String name, Set<String> inputs, AtomicInteger names) {
        this.builder = new GraphBuilder(name).opset(GraphBuilder.ML, ML_OPSET);
        this.inputs = inputs;
        this.names = names;
    }

    /** A graph for an operator that repeats it; no name is there twice. */
    Graph body(String name) {
        return new Graph(name, inputs, names);
    }

    Value bodyInput(Value like) {
        return bodyInput(like.type(), Types.tensorOfAnyShape(like.type()));
    }

    Value bodyScalar(ElementType type) {
        return bodyInput(type, Types.tensor(type));
    }

    private Value bodyInput(ElementType type, TypeProto shape) {
        Value input = fresh("each", type);
        builder.input(input.name(), shape);
        return input;
    }

    void bodyOutput(Value value) {
        Value output = unary("Identity", value);
        builder.output(output.name(), Types.tensorOfAnyShape(value.type()));
    }

    GraphProto bodyGraph() {
        return builder.graph();
    }

    /** An input whose sizes are numbers, or names where any size goes. */
    public Value input(String name, ElementType type, Object... dims) {
        builder.input(name, Types.tensor(type, dims));
        inputs.add(name);
        return new Value(name, type);
    }

    /** Gives {@code value} to the model's user, under a name that gets an underscore if an input has it already. */
    public void output(String name, Value value, Object... dims) {
        if (inputs.contains(name)) {
            output(name + "_", value, dims);
            return;
        }
        builder.node("Identity", List.of(value.name()), List.of(name));
        builder.output(name, Types.tensor(value.type(), dims));
    }

    public void metadata(String key, String text) {
        builder.metadata(key, text);
    }

    /** Says what may change about the graph without training. */
    public void declare(TunableParameter parameter, Change change) {
        declarations.add(new Declaration(parameter, List.of(change)));
    }

    /** A constant of its own, of shape [1], whose value may change without training. */
    public Value tunable(TunableParameter parameter) {
        Value value = fresh(parameter.name(), ElementType.INT64);
        long initial = Objects.requireNonNull(parameter.initial()).longValue();
        builder.initializer(Tensors.longs(value.name(), new long[] {initial}, 1));
        declare(parameter, new Change.Constant(value.name()));
        return value;
    }

    public ModelProto model() {
        if (!declarations.isEmpty()) {
            builder.metadata(Declarations.KEY, Declarations.toJson(declarations));
        }
        return builder.model();
    }

    // Constants. Sizes follow the values; none is a scalar.

    @Override
    public Value doubles(double[] values, long... dims) {
        return constant(ElementType.DOUBLE, Tensors.doubles("", values, dims.length == 0 ? line(values.length) : dims));
    }

    public Value floats(float[] values, long... dims) {
        return constant(ElementType.FLOAT, Tensors.floats("", values, dims.length == 0 ? line(values.length) : dims));
    }

    @Override
    public Value longs(long[] values, long... dims) {
        return constant(ElementType.INT64, Tensors.longs("", values, dims.length == 0 ? line(values.length) : dims));
    }

    public Value strings(List<String> values, long... dims) {
        String[] texts = values.toArray(String[]::new);
        return constant(ElementType.STRING, Tensors.strings("", texts, dims.length == 0 ? line(texts.length) : dims));
    }

    /** A constant of any type but text, from its elements' bytes. */
    public Value bytes(ElementType type, ByteBuffer raw, long... dims) {
        return constant(type, Tensors.of("", type, raw, dims));
    }

    /** Weights of a model, under their own name and never compared with others. */
    public Value weight(TensorProto tensor) {
        ElementType type = ElementType.of(tensor.getDataType()).orElseThrow();
        builder.initializer(tensor);
        inputs.add(tensor.getName());
        return new Value(tensor.getName(), type);
    }

    private static long[] line(int length) {
        return new long[] {length};
    }

    private Value constant(ElementType type, TensorProto tensor) {
        return constants.computeIfAbsent(tensor, _ -> {
            Value value = fresh("constant", type);
            builder.initializer(tensor.toBuilder().setName(value.name()).build());
            return value;
        });
    }

    // Operators in general.

    @Override
    public List<Value> ops(
            String domain, String operator, List<ElementType> types, List<Value> inputs, AttributeProto... attributes) {
        if (domain.equals(GraphBuilder.MICROSOFT)) {
            builder.opset(domain, 1);
        }
        List<Value> outputs = types.stream().map(type -> fresh(operator, type)).toList();
        builder.node(domain, operator, names(inputs), names(outputs), attributes);
        return outputs;
    }

    private static List<String> names(List<Value> values) {
        return values.stream().map(Value::name).toList();
    }

    /** Inputs may have any names, even such as are made here. */
    private Value fresh(String hint, ElementType type) {
        String name = hint + "_" + names.getAndIncrement();
        return inputs.contains(name) ? fresh(hint, type) : new Value(name, type);
    }

    /**
     * Zeros of type INT64; where {@code broken} is true the run fails instead, since nothing stands at index 1. The
     * engine's message has {@code name}.
     */
    public Value zerosUnless(Value broken, String name) {
        Value zeros = gather(integer(0), cast(broken, ElementType.INT64), 0);
        builder.called(name);
        return zeros;
    }
}
