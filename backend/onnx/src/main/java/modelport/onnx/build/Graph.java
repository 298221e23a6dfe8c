package modelport.onnx.build;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.Types;

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
public final class Graph {
    private static final long ML_OPSET = 5;

    private final GraphBuilder builder;
    private final Map<TensorProto, Value> constants = new HashMap<>();
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

    public ModelProto model() {
        return builder.model();
    }

    // Constants. Sizes follow the values; none is a scalar.

    public Value number(double value) {
        return doubles(new double[] {value});
    }

    public Value integer(long value) {
        return longs(new long[] {value});
    }

    public Value doubles(double[] values, long... dims) {
        return constant(ElementType.DOUBLE, Tensors.doubles("", values, dims.length == 0 ? line(values.length) : dims));
    }

    public Value floats(float[] values, long... dims) {
        return constant(ElementType.FLOAT, Tensors.floats("", values, dims.length == 0 ? line(values.length) : dims));
    }

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

    /** An operator with one output, of ONNX's own domain. */
    public Value op(String operator, ElementType type, List<Value> inputs, AttributeProto... attributes) {
        return ops("", operator, List.of(type), inputs, attributes).getFirst();
    }

    /** An operator with one output, of the domain {@code ai.onnx.ml}. */
    public Value ml(String operator, ElementType type, List<Value> inputs, AttributeProto... attributes) {
        return ops(GraphBuilder.ML, operator, List.of(type), inputs, attributes).getFirst();
    }

    /** An operator with several outputs, each of its own type. */
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

    // Arithmetic; both sides have the same type, and sizes are broadcast.

    public Value add(Value left, Value right) {
        return same("Add", left, right);
    }

    public Value sub(Value left, Value right) {
        return same("Sub", left, right);
    }

    public Value mul(Value left, Value right) {
        return same("Mul", left, right);
    }

    public Value div(Value left, Value right) {
        return same("Div", left, right);
    }

    public Value pow(Value base, Value exponent) {
        return same("Pow", base, exponent);
    }

    public Value max(Value left, Value right) {
        return same("Max", left, right);
    }

    public Value min(Value left, Value right) {
        return same("Min", left, right);
    }

    public Value matMul(Value left, Value right) {
        return same("MatMul", left, right);
    }

    private Value same(String operator, Value left, Value right) {
        if (left.type() != right.type()) {
            throw new IllegalArgumentException(operator + " of " + left + " and " + right);
        }
        return op(operator, left.type(), List.of(left, right));
    }

    /** An operator that keeps the type of its only input: {@code Exp}, {@code Sqrt}, {@code Abs}. */
    public Value unary(String operator, Value value) {
        return op(operator, value.type(), List.of(value));
    }

    public Value exp(Value value) {
        return unary("Exp", value);
    }

    public Value log(Value value) {
        return unary("Log", value);
    }

    public Value sqrt(Value value) {
        return unary("Sqrt", value);
    }

    public Value neg(Value value) {
        return unary("Neg", value);
    }

    public Value abs(Value value) {
        return unary("Abs", value);
    }

    /** {@code 1 / (1 + exp(-x))}; ONNX Runtime's own loses what is below 1e-8 for numbers of type DOUBLE. */
    public Value sigmoid(Value value) {
        if (value.type() != ElementType.DOUBLE) {
            return unary("Sigmoid", value);
        }
        return div(number(1), add(number(1), exp(neg(value))));
    }

    public Value tanh(Value value) {
        return unary("Tanh", value);
    }

    public Value softmax(Value value) {
        return op("Softmax", value.type(), List.of(value), Attributes.of("axis", -1));
    }

    // Comparisons and choices.

    public Value less(Value left, Value right) {
        return op("Less", ElementType.BOOL, List.of(left, right));
    }

    public Value lessOrEqual(Value left, Value right) {
        return op("LessOrEqual", ElementType.BOOL, List.of(left, right));
    }

    public Value greater(Value left, Value right) {
        return op("Greater", ElementType.BOOL, List.of(left, right));
    }

    public Value greaterOrEqual(Value left, Value right) {
        return op("GreaterOrEqual", ElementType.BOOL, List.of(left, right));
    }

    public Value equal(Value left, Value right) {
        return op("Equal", ElementType.BOOL, List.of(left, right));
    }

    public Value and(Value left, Value right) {
        return op("And", ElementType.BOOL, List.of(left, right));
    }

    public Value or(Value left, Value right) {
        return op("Or", ElementType.BOOL, List.of(left, right));
    }

    public Value not(Value value) {
        return op("Not", ElementType.BOOL, List.of(value));
    }

    public Value isNaN(Value value) {
        return op("IsNaN", ElementType.BOOL, List.of(value));
    }

    public Value where(Value condition, Value then, Value otherwise) {
        return op("Where", then.type(), List.of(condition, then, otherwise));
    }

    public Value cast(Value value, ElementType type) {
        return value.type() == type ? value : op("Cast", type, List.of(value), Attributes.of("to", (long) type.code()));
    }

    // Shapes.

    public Value reshape(Value value, long... dims) {
        return op("Reshape", value.type(), List.of(value, longs(dims)));
    }

    public Value unsqueeze(Value value, long axis) {
        return op("Unsqueeze", value.type(), List.of(value, integer(axis)));
    }

    public Value squeeze(Value value, long axis) {
        return op("Squeeze", value.type(), List.of(value, integer(axis)));
    }

    /** The only element, without axes. */
    public Value scalar(Value value) {
        return op("Squeeze", value.type(), List.of(value));
    }

    public Value transpose(Value value, long... order) {
        return op("Transpose", value.type(), List.of(value), Attributes.longs("perm", order));
    }

    public Value concat(int axis, List<Value> values) {
        return values.size() == 1
                ? values.getFirst()
                : op("Concat", values.getFirst().type(), values, Attributes.of("axis", axis));
    }

    /** Vectors of shape [N] side by side, as the columns of a matrix. */
    public Value stack(List<Value> vectors) {
        return concat(1, vectors.stream().map(vector -> unsqueeze(vector, 1)).toList());
    }

    /** Picks columns, the elements of the last axis. */
    public Value columns(Value matrix, int... indexes) {
        return gather(matrix, longs(Arrays.stream(indexes).asLongStream().toArray()), 1);
    }

    /** Columns {@code from} (inclusive) to {@code to} (exclusive). */
    public Value columns(Value matrix, int from, int to) {
        return columns(matrix, IntStream.range(from, to).toArray());
    }

    /** Number of rows, an INT64 of shape [1]. */
    public Value rows(Value value) {
        return op("Shape", ElementType.INT64, List.of(value), Attributes.of("start", 0), Attributes.of("end", 1));
    }

    /** The number in {@code width} columns and as many rows as {@code like} has. */
    public Value filled(double number, Value like, long width) {
        return op(
                "Expand",
                ElementType.DOUBLE,
                List.of(doubles(new double[] {number}, 1, 1), concat(0, List.of(rows(like), integer(width)))));
    }

    /** Whether each text is one of these. */
    public Value isAnyOf(Value texts, List<String> these) {
        Value found = ml(
                "LabelEncoder",
                ElementType.INT64,
                List.of(texts),
                Attributes.strings("keys_strings", these.toArray(String[]::new)),
                Attributes.longs(
                        "values_int64s", these.stream().mapToLong(_ -> 1).toArray()),
                Attributes.of("default_int64", 0L));
        return cast(found, ElementType.BOOL);
    }

    /** The index of each text in a list without repetitions; for all others the list's size. */
    public Value indexOf(Value texts, List<String> list) {
        return ml(
                "LabelEncoder",
                ElementType.INT64,
                List.of(texts),
                Attributes.strings("keys_strings", list.toArray(String[]::new)),
                Attributes.longs(
                        "values_int64s", LongStream.range(0, list.size()).toArray()),
                Attributes.of("default_int64", (long) list.size()));
    }

    public Value gather(Value data, Value indexes, int axis) {
        return op("Gather", data.type(), List.of(data, indexes), Attributes.of("axis", axis));
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

    /** The elements at indexes along an axis, each row's own, in the shape of the indexes. */
    public Value pick(Value data, Value indexes, int axis) {
        return op("GatherElements", data.type(), List.of(data, indexes), Attributes.of("axis", axis));
    }

    // Reductions along one axis.

    public Value sum(Value value, int axis, boolean keep) {
        return op("ReduceSum", value.type(), List.of(value, integer(axis)), Attributes.of("keepdims", keep ? 1 : 0));
    }

    /** {@code ReduceMax}, {@code ReduceMin}, {@code ReduceMean}, {@code ReduceLogSumExp}, {@code ReduceL2} ... */
    public Value reduce(String operator, Value value, int axis, boolean keep) {
        return op(
                operator,
                value.type(),
                List.of(value),
                Attributes.longs("axes", axis),
                Attributes.of("keepdims", keep ? 1 : 0));
    }

    /** Index of the first largest element. */
    public Value argMax(Value value, int axis) {
        return arg("ArgMax", value, axis);
    }

    /** Index of the last largest element. */
    public Value lastArgMax(Value value, int axis) {
        return op(
                "ArgMax",
                ElementType.INT64,
                List.of(value),
                Attributes.of("axis", axis),
                Attributes.of("keepdims", 0),
                Attributes.of("select_last_index", 1));
    }

    /** Index of the first smallest element. */
    public Value argMin(Value value, int axis) {
        return arg("ArgMin", value, axis);
    }

    private Value arg(String operator, Value value, int axis) {
        return op(
                operator, ElementType.INT64, List.of(value), Attributes.of("axis", axis), Attributes.of("keepdims", 0));
    }
}
