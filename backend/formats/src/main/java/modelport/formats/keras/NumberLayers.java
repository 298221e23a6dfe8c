package modelport.formats.keras;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Numbers that are prepared for a model, as it was told or as it has learnt. */
final class NumberLayers {
    private static final double EPSILON = 1e-7;

    private NumberLayers() {}

    static Map<String, Layer> layers() {
        return Map.ofEntries(
                entry("Rescaling", Layer.one(NumberLayers::rescale)),
                entry("Normalization", Layer.one(NumberLayers::normalise)),
                entry("Discretization", Layer.one(NumberLayers::discretise)),
                entry("CategoryEncoding", Layer.one(NumberLayers::encode)),
                entry("Hashing", call -> {
                    // FarmHash over the bytes of texts has no counterpart in ONNX.
                    throw call.config().unsupported("class", "Hashing");
                }));
    }

    private static Signal rescale(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        Value scaled = graph.mul(x.value(), graph.floats(call.config().floats("scale")));
        Value offset =
                call.config().has("offset") ? graph.floats(call.config().floats("offset")) : Formulas.number(graph, 0);
        return x.to(graph.add(scaled, offset));
    }

    private static Signal normalise(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        int[] shape = new int[x.rank()];
        Arrays.fill(shape, 1);
        int[] kept = call.config().has("axis")
                ? IntStream.of(call.config().integers("axis"))
                        .map(axis -> call.axis(x, axis))
                        .sorted()
                        .toArray()
                : new int[0];
        for (int axis : kept) {
            shape[axis] = call.known(x, axis);
        }
        int count = IntStream.of(shape).reduce(1, Math::multiplyExact);
        float[] mean;
        float[] variance;
        if (call.config().has("mean")) {
            mean = stretched(call, call.config().floats("mean"), count);
            variance = stretched(call, call.config().floats("variance"), count);
        } else {
            mean = stretched(call, call.weights().any("mean").values(), count);
            variance = stretched(call, call.weights().any("variance").values(), count);
        }
        float[] deviation = new float[count];
        for (int i = 0; i < count; i++) {
            deviation[i] = (float) Math.max(Math.sqrt(variance[i]), EPSILON);
        }
        Value centre = new Floats(shape, mean).value(graph);
        Value spread = new Floats(shape, deviation).value(graph);
        return x.to(
                call.config().flag("invert")
                        ? graph.add(centre, graph.mul(x.value(), spread))
                        : graph.div(graph.sub(x.value(), centre), spread));
    }

    private static float[] stretched(Call call, float[] values, int count) {
        if (values.length == count) {
            return values;
        }
        if (values.length != 1) {
            throw RefusedException.of(
                    "keras.weight-shape",
                    "layer",
                    call.config().layer(),
                    "weight",
                    "mean, variance",
                    "found",
                    values.length,
                    "expected",
                    count);
        }
        float[] all = new float[count];
        Arrays.fill(all, values[0]);
        return all;
    }

    /** How many boundaries a number has reached. */
    private static Signal discretise(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        String key = call.config().has("bin_boundaries") ? "bin_boundaries" : "bins";
        if (!call.config().has(key)) {
            throw RefusedException.of(
                    "keras.weight-missing", "layer", call.config().layer(), "weight", "bin_boundaries");
        }
        float[] boundaries = call.config().floats(key);
        Value reached = graph.greaterOrEqual(graph.unsqueeze(x.value(), -1), graph.floats(boundaries));
        Value bins = Formulas.sum(graph, graph.cast(reached, ElementType.INT64), false, -1);
        return encoded(call, new Signal(bins, x.shape(), null), boundaries.length + 1);
    }

    private static Signal encode(Call call) {
        if (call.inputs().size() != 1) {
            throw call.config().unsupported("count_weights", "given");
        }
        Signal x = call.input();
        String key = call.config().has("num_tokens") ? "num_tokens" : "max_tokens";
        int count = call.config().integer(key);
        if (count < 1 || count > 1 << 24) {
            throw call.config().broken(key);
        }
        return encoded(call, new Signal(Ids.checked(call, x, count), x.shape(), null), count);
    }

    /** Indexes as the layer is to give them. */
    static Signal encoded(Call call, Signal indexes, int count) {
        Graph graph = call.graph();
        if (call.config().flag("sparse")) {
            throw call.config().unsupported("sparse");
        }
        String mode = call.config().text("output_mode", call.kind().equals("CategoryEncoding") ? "multi_hot" : "int");
        if (mode.equals("int")) {
            return indexes;
        }
        Value hot = Ids.oneHot(graph, indexes.value(), count);
        int rank = indexes.rank();
        int[] shape = Arrays.copyOf(indexes.shape(), rank + 1);
        shape[rank] = count;
        Signal each = new Signal(hot, shape, null);
        return switch (mode) {
            case "one_hot" -> indexes.width() == 1 && rank > 1 ? without(call, each, rank - 1) : each;
            case "multi_hot" -> over(call, each, "ReduceMax");
            case "count" -> over(call, each, "ReduceSum");
            default -> throw call.config().unsupported("output_mode");
        };
    }

    private static Signal without(Call call, Signal hot, int axis) {
        int[] shape = IntStream.range(0, hot.rank())
                .filter(each -> each != axis)
                .map(hot::size)
                .toArray();
        return new Signal(call.graph().squeeze(hot.value(), axis), shape, null);
    }

    /** All of a row together. */
    private static Signal over(Call call, Signal hot, String operator) {
        if (hot.rank() != 3) {
            call.expectRank(hot, 3);
        }
        Value value = operator.equals("ReduceSum")
                ? Formulas.sum(call.graph(), hot.value(), false, 1)
                : Formulas.reduce(call.graph(), operator, hot.value(), false, 1);
        return new Signal(value, new int[] {hot.size(0), hot.width()}, null);
    }
}
