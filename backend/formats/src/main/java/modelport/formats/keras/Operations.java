package modelport.formats.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Operations of {@code keras.ops} that stand among the layers of a model. */
final class Operations {
    private static final Map<String, Binary> ARITHMETIC = Map.of(
            "Add", Graph::add,
            "Subtract", Graph::sub,
            "Multiply", Graph::mul,
            "Divide", Graph::div,
            "TrueDivide", Graph::div,
            "Maximum", Graph::max,
            "Minimum", Graph::min,
            "Power", Graph::pow);

    /** By the names of ONNX. */
    private static final Map<String, String> UNARY = Map.of(
            "Exp", "Exp",
            "Log", "Log",
            "Sqrt", "Sqrt",
            "Absolute", "Abs",
            "Abs", "Abs",
            "Negative", "Neg",
            "Sin", "Sin",
            "Cos", "Cos",
            "Erf", "Erf",
            "Reciprocal", "Reciprocal");

    private static final Map<String, String> REDUCTIONS = Map.of(
            "Mean", "ReduceMean",
            "Max", "ReduceMax",
            "Min", "ReduceMin",
            "Sum", "ReduceSum",
            "Prod", "ReduceProd");

    /** By the names of Keras's activations. */
    private static final Map<String, String> FUNCTIONS = Map.of(
            "Relu", "relu",
            "Relu6", "relu6",
            "Sigmoid", "sigmoid",
            "Tanh", "tanh",
            "Silu", "silu",
            "Softplus", "softplus",
            "Softsign", "softsign",
            "Selu", "selu",
            "HardSigmoid", "hard_sigmoid",
            "HardSilu", "hard_silu");

    private static final Map<String, Layer> OPERATIONS = all();

    private interface Binary {
        Value of(Graph graph, Value left, Value right);
    }

    private Operations() {}

    static @Nullable Layer find(String name) {
        return OPERATIONS.get(name);
    }

    private static Map<String, Layer> all() {
        var all = new HashMap<String, Layer>();
        ARITHMETIC.forEach((name, operator) -> all.put(name, Layer.one(call -> binary(call, operator))));
        UNARY.forEach((name, operator) -> all.put(name, Layer.one(call -> unary(call, operator))));
        REDUCTIONS.forEach((name, operator) -> all.put(name, Layer.one(call -> reduced(call, operator))));
        FUNCTIONS.forEach((name, function) -> all.put(name, Layer.one(call -> {
            Signal x = first(call);
            return x.to(Activations.named(call, function, x));
        })));
        all.put(
                "Square",
                Layer.one(call ->
                        first(call).to(Formulas.square(call.graph(), first(call).value()))));
        all.put("Gelu", Layer.one(Operations::gelu));
        all.put("LeakyRelu", Layer.one(call -> leaky(call, first(call))));
        all.put("Elu", Layer.one(call -> elu(call, first(call))));
        all.put("Softmax", Layer.one(call -> softmax(call, first(call))));
        all.put("Matmul", Layer.one(Operations::matMul));
        all.put("Transpose", Layer.one(Operations::transpose));
        all.put("Concatenate", Layer.one(call -> concatenate(call, call.inputs())));
        all.put("GetItem", Layer.one(Items::write));
        all.put("ExpandDims", Layer.one(Operations::expand));
        all.put("Squeeze", Layer.one(Operations::squeeze));
        return Map.copyOf(all);
    }

    private static Signal leaky(Call call, Signal x) {
        return x.to(Activations.leaky(call.graph(), x.value(), call.config().number("negative_slope", 0.2)));
    }

    private static Signal elu(Call call, Signal x) {
        return x.to(Activations.elu(call.graph(), x.value(), call.config().number("alpha", 1)));
    }

    private static Signal softmax(Call call, Signal x) {
        int axis = call.axis(x, call.config().integer("axis", -1));
        return x.to(Formulas.softmax(call.graph(), x.value(), axis));
    }

    private static Signal concatenate(Call call, List<Signal> inputs) {
        return MergeLayers.concatenated(
                call, inputs, call.axis(inputs.getFirst(), call.config().integer("axis", -1)));
    }

    private static Signal first(Call call) {
        return call.numbers(call.inputs().getFirst());
    }

    private static Signal unary(Call call, String operator) {
        return first(call).to(call.graph().unary(operator, first(call).value()));
    }

    private static Signal gelu(Call call) {
        Signal x = first(call);
        boolean rough = call.config().flag("approximate", true);
        return x.to(
                rough ? Activations.geluByTanh(call.graph(), x.value()) : Activations.gelu(call.graph(), x.value()));
    }

    private static Signal binary(Call call, Binary operator) {
        Signal left = operand(call, call.arguments().get(0, "x1"));
        Signal right = operand(call, call.arguments().get(1, "x2"));
        return new Signal(
                operator.of(call.graph(), left.value(), right.value()),
                MergeLayers.broadcast(call, left.shape(), right.shape()),
                null);
    }

    /** A signal, or a number. */
    private static Signal operand(Call call, @Nullable Object operand) {
        return switch (operand) {
            case Signal signal -> call.numbers(signal);
            case Number number -> Signal.of(Formulas.number(call.graph(), number.doubleValue()), new int[] {1});
            case null, default -> throw call.config().unsupported("args", String.valueOf(operand));
        };
    }

    private static Signal reduced(Call call, String operator) {
        Signal x = first(call);
        boolean keep = call.config().flag("keepdims");
        int[] axes = call.config().has("axis")
                ? IntStream.of(call.config().integers("axis"))
                        .map(axis -> call.axis(x, axis))
                        .toArray()
                : IntStream.range(0, x.rank()).toArray();
        if (IntStream.of(axes).anyMatch(axis -> axis == 0)) {
            throw call.config().unsupported("axis");
        }
        Graph graph = call.graph();
        Value value = operator.equals("ReduceSum")
                ? Formulas.sum(graph, x.value(), keep, axes)
                : Formulas.reduce(graph, operator, x.value(), keep, axes);
        int[] shape = IntStream.range(0, x.rank())
                .filter(axis -> keep || IntStream.of(axes).noneMatch(each -> each == axis))
                .map(axis -> IntStream.of(axes).anyMatch(each -> each == axis) ? 1 : x.size(axis))
                .toArray();
        return new Signal(value, shape, null);
    }

    private static Signal matMul(Call call) {
        Signal left = operand(call, call.arguments().get(0, "x1"));
        Signal right = operand(call, call.arguments().get(1, "x2"));
        if (left.rank() < 2 || right.rank() < 2) {
            call.expectRank(left, 2);
        }
        int[] batch = MergeLayers.broadcast(
                call, Arrays.copyOf(left.shape(), left.rank() - 2), Arrays.copyOf(right.shape(), right.rank() - 2));
        int[] shape = Arrays.copyOf(batch, batch.length + 2);
        shape[batch.length] = left.size(-2);
        shape[batch.length + 1] = right.size(-1);
        return new Signal(call.graph().matMul(left.value(), right.value()), shape, null);
    }

    private static Signal transpose(Call call) {
        Signal x = call.inputs().getFirst();
        int[] order = call.config().has("axes")
                ? call.config().integers("axes")
                : IntStream.range(0, x.rank()).map(axis -> x.rank() - 1 - axis).toArray();
        if (order.length != x.rank() || order[0] != 0) {
            throw call.config().unsupported("axes");
        }
        int[] shape =
                IntStream.of(order).map(axis -> x.size(call.axis(x, axis))).toArray();
        return new Signal(call.graph().transpose(x.value(), Formulas.longs(order)), shape, null);
    }

    private static Signal expand(Call call) {
        Signal x = call.inputs().getFirst();
        int axis = call.config().integer("axis");
        int place = axis < 0 ? axis + x.rank() + 1 : axis;
        if (place < 1 || place > x.rank()) {
            throw call.config().unsupported("axis");
        }
        List<Integer> shape = new ArrayList<>(Arrays.stream(x.shape()).boxed().toList());
        shape.add(place, 1);
        return new Signal(call.graph().unsqueeze(x.value(), place), ints(shape), null);
    }

    private static Signal squeeze(Call call) {
        Signal x = call.inputs().getFirst();
        if (!call.config().has("axis")) {
            throw call.config().unsupported("axis");
        }
        int axis = call.axis(x, call.config().integer("axis"));
        if (axis == 0 || x.size(axis) != 1) {
            throw call.config().broken("axis");
        }
        int[] shape = IntStream.range(0, x.rank())
                .filter(each -> each != axis)
                .map(x::size)
                .toArray();
        return new Signal(call.graph().squeeze(x.value(), axis), shape, null);
    }

    private static int[] ints(List<Integer> values) {
        return values.stream().mapToInt(Integer::intValue).toArray();
    }
}
