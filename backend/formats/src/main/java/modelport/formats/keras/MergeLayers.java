package modelport.formats.keras;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Several signals that become one. */
final class MergeLayers {
    private MergeLayers() {}

    static Map<String, Layer> layers() {
        return Map.ofEntries(
                entry("Add", Layer.one(call -> each(call, call.graph()::add))),
                entry("Multiply", Layer.one(call -> each(call, call.graph()::mul))),
                entry("Maximum", Layer.one(call -> each(call, call.graph()::max))),
                entry("Minimum", Layer.one(call -> each(call, call.graph()::min))),
                entry("Subtract", Layer.one(call -> {
                    if (call.inputs().size() != 2) {
                        throw inputs(call);
                    }
                    return each(call, call.graph()::sub);
                })),
                entry("Average", Layer.one(call -> {
                    Signal sum = each(call, call.graph()::add);
                    Value count = Formulas.number(call.graph(), call.inputs().size());
                    return sum.to(call.graph().div(sum.value(), count));
                })),
                entry("Concatenate", Layer.one(MergeLayers::concatenate)),
                entry("Dot", Layer.one(MergeLayers::dot)));
    }

    private static RefusedException inputs(Call call) {
        return RefusedException.of(
                "keras.inputs",
                "layer",
                call.config().layer(),
                "found",
                call.inputs().size());
    }

    private static Signal each(Call call, BinaryOperator<Value> operator) {
        List<Signal> all = call.inputs();
        if (all.isEmpty()) {
            throw inputs(call);
        }
        Signal merged = call.numbers(all.getFirst());
        for (Signal other : all.subList(1, all.size())) {
            // Where numbers of axes differ Keras broadcasts from the rows on.
            if (other.rank() != merged.rank()) {
                throw RefusedException.of(
                        "keras.rank",
                        "layer",
                        call.config().layer(),
                        "shape",
                        other.shown(),
                        "expected",
                        merged.rank());
            }
            Value value = operator.apply(merged.value(), call.numbers(other).value());
            merged = new Signal(value, broadcast(call, merged.shape(), other.shape()), null);
        }
        return merged.with(Masks.together(call, all));
    }

    /** The shape of two values together: ones stretch. */
    static int[] broadcast(Call call, int[] left, int[] right) {
        int rank = Math.max(left.length, right.length);
        int[] shape = new int[rank];
        for (int axis = 1; axis <= rank; axis++) {
            int one = axis <= left.length ? left[left.length - axis] : 1;
            int other = axis <= right.length ? right[right.length - axis] : 1;
            if (one >= 0 && other >= 0 && one != other && one != 1 && other != 1) {
                throw RefusedException.of(
                        "keras.shapes-differ", "layer", call.config().layer());
            }
            boolean open = (one < 0 && (other < 0 || other == 1)) || (other < 0 && one == 1);
            shape[rank - axis] = open ? Signal.ANY : Math.max(one, other);
        }
        return shape;
    }

    private static Signal concatenate(Call call) {
        List<Signal> all = call.inputs();
        if (all.isEmpty()) {
            throw inputs(call);
        }
        int axis = call.axis(all.getFirst(), call.config().integer("axis", -1));
        return concatenated(call, all, axis).with(Masks.concatenated(call, all, axis));
    }

    static Signal concatenated(Call call, List<Signal> all, int axis) {
        Signal first = all.getFirst();
        ElementType type =
                all.stream().allMatch(signal -> signal.type() == first.type()) ? first.type() : ElementType.FLOAT;
        int[] shape = first.shape().clone();
        shape[axis] = 0;
        List<Value> values = new ArrayList<>();
        for (Signal signal : all) {
            call.expectRank(signal, first.rank());
            shape[axis] = signal.size(axis) < 0 || shape[axis] < 0 ? Signal.ANY : shape[axis] + signal.size(axis);
            values.add(call.graph().cast(signal.value(), type));
        }
        return new Signal(call.graph().concat(axis, values), shape, null);
    }

    /** Products of two rows' vectors along one axis each. */
    private static Signal dot(Call call) {
        List<Signal> all = call.inputs();
        if (all.size() != 2 || all.stream().anyMatch(signal -> signal.rank() < 2 || signal.rank() > 3)) {
            throw inputs(call);
        }
        Graph graph = call.graph();
        Signal x = call.numbers(all.getFirst());
        Signal y = call.numbers(all.getLast());
        int[] axes = call.config().integers("axes", 2, 1);
        int left = call.axis(x, axes[0]);
        int right = call.axis(y, axes[1]);
        boolean normal = call.config().flag("normalize");
        Value a = normal ? NormalisationLayers.normalised(graph, x.value(), left) : x.value();
        Value b = normal ? NormalisationLayers.normalised(graph, y.value(), right) : y.value();
        a = x.rank() == 2 ? graph.unsqueeze(a, 1) : left == 1 ? graph.transpose(a, 0, 2, 1) : a;
        b = y.rank() == 2 ? graph.unsqueeze(b, 2) : right == 2 ? graph.transpose(b, 0, 2, 1) : b;
        Value product = graph.matMul(a, b);
        int[] shape = IntStream.concat(
                        IntStream.of(x.size(0)),
                        IntStream.concat(
                                x.rank() == 3 ? IntStream.of(x.size(3 - left)) : IntStream.of(),
                                y.rank() == 3 ? IntStream.of(y.size(3 - right)) : IntStream.of()))
                .toArray();
        if (x.rank() == 2) {
            product = graph.squeeze(product, 1);
        }
        if (y.rank() == 2 && (x.rank() == 3)) {
            product = graph.squeeze(product, -1);
        }
        // Two vectors give one number in a row of its own.
        return x.rank() == 2 && y.rank() == 2
                ? new Signal(product, new int[] {x.size(0), 1}, null)
                : new Signal(product, Arrays.copyOf(shape, shape.length), null);
    }
}
