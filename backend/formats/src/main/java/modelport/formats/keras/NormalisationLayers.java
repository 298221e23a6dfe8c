package modelport.formats.keras;

import static java.util.Map.entry;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Values brought to a common scale: by what was learnt of all rows, or by those beside them. */
final class NormalisationLayers {
    private static final double TINY = 1e-12;

    private NormalisationLayers() {}

    static Map<String, Layer> layers() {
        return Map.ofEntries(
                entry("BatchNormalization", Layer.one(NormalisationLayers::batch)),
                entry("LayerNormalization", Layer.one(NormalisationLayers::layer)),
                entry("RMSNormalization", Layer.one(NormalisationLayers::rootMeanSquare)),
                entry("GroupNormalization", Layer.one(NormalisationLayers::group)),
                entry("UnitNormalization", Layer.one(NormalisationLayers::unit)));
    }

    private static int[] axes(Call call, Signal x) {
        int[] axes = call.config().has("axis") ? call.config().integers("axis") : new int[] {-1};
        return IntStream.of(axes)
                .map(axis -> call.axis(x, axis))
                .sorted()
                .distinct()
                .toArray();
    }

    /** Sizes of some axes, and ones for the others. */
    private static int[] broadcast(Call call, Signal x, int... axes) {
        int[] shape = new int[x.rank()];
        Arrays.fill(shape, 1);
        for (int axis : axes) {
            shape[axis] = call.known(x, axis);
        }
        return shape;
    }

    private static Signal batch(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        Config config = call.config();
        int[] axes = axes(call, x);
        if (axes.length != 1 || config.flag("renorm")) {
            throw config.unsupported(config.flag("renorm") ? "renorm" : "axis");
        }
        int width = call.known(x, axes[0]);
        Floats gamma = config.flag("scale", true) ? call.weights().next("gamma", width) : null;
        Floats beta = config.flag("center", true) ? call.weights().next("beta", width) : null;
        Floats mean = call.weights().next("moving_mean", width);
        Floats variance = call.weights().next("moving_variance", width);
        double epsilon = config.number("epsilon", 1e-3);
        float[] factors = new float[width];
        float[] summands = new float[width];
        for (int i = 0; i < width; i++) {
            double factor = (gamma == null ? 1 : gamma.values()[i]) / Math.sqrt(variance.values()[i] + epsilon);
            factors[i] = (float) factor;
            summands[i] = (float) ((beta == null ? 0 : beta.values()[i]) - mean.values()[i] * factor);
        }
        int[] shape = broadcast(call, x, axes);
        Value scaled = graph.mul(x.value(), new Floats(shape, factors).value(graph));
        return x.to(graph.add(scaled, new Floats(shape, summands).value(graph)));
    }

    private static Signal layer(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        int[] axes = axes(call, x);
        boolean root = call.config().flag("rms_scaling");
        int[] sizes = IntStream.of(axes).map(axis -> call.known(x, axis)).toArray();
        Value centred = graph.sub(x.value(), Formulas.mean(graph, x.value(), true, axes));
        Value variance = Formulas.mean(graph, Formulas.square(graph, centred), true, axes);
        Value y = scaled(
                graph, root ? x.value() : centred, variance, call.config().number("epsilon", 1e-3));
        int[] shape = broadcast(call, x, axes);
        if (call.config().flag("scale", true)) {
            y = graph.mul(y, call.weights().next("gamma", sizes).reshaped(shape).value(graph));
        }
        if (call.config().flag("center", true) && !root) {
            y = graph.add(y, call.weights().next("beta", sizes).reshaped(shape).value(graph));
        }
        return x.to(y);
    }

    private static Value scaled(Graph graph, Value x, Value variance, double epsilon) {
        return graph.div(x, graph.sqrt(Formulas.plus(graph, variance, epsilon)));
    }

    private static Signal rootMeanSquare(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        int[] axes = axes(call, x);
        Value mean = Formulas.mean(graph, Formulas.square(graph, x.value()), true, axes);
        Value y = scaled(graph, x.value(), mean, call.config().number("epsilon", 1e-6));
        int[] sizes = IntStream.of(axes).map(axis -> call.known(x, axis)).toArray();
        Floats scale = call.weights().next("scale", sizes).reshaped(broadcast(call, x, axes));
        return x.to(graph.mul(y, scale.value(graph)));
    }

    private static Signal group(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        int[] axes = axes(call, x);
        if (axes.length != 1 || axes[0] == 0) {
            throw call.config().unsupported("axis");
        }
        int axis = axes[0];
        int width = call.known(x, axis);
        int groups = call.config().integer("groups", 32);
        int count = groups == -1 ? width : groups;
        if (count < 1 || width % count != 0) {
            throw call.config().broken("groups");
        }
        int[] apart = new int[x.rank() + 1];
        for (int i = 0; i < apart.length; i++) {
            apart[i] = i == axis ? count : i == axis + 1 ? width / count : x.size(i < axis ? i : i - 1);
        }
        Value grouped = graph.reshape(x.value(), sizes(call, x, apart));
        int[] over = IntStream.range(1, apart.length).filter(i -> i != axis).toArray();
        Value centred = graph.sub(grouped, Formulas.mean(graph, grouped, true, over));
        Value variance = Formulas.mean(graph, Formulas.square(graph, centred), true, over);
        Value y = scaled(graph, centred, variance, call.config().number("epsilon", 1e-3));
        Value back = Formulas.reshape(graph, y, Formulas.allSizes(graph, x.value()));
        int[] shape = broadcast(call, x, axes);
        if (call.config().flag("scale", true)) {
            back = graph.mul(
                    back, call.weights().next("gamma", width).reshaped(shape).value(graph));
        }
        if (call.config().flag("center", true)) {
            back = graph.add(
                    back, call.weights().next("beta", width).reshaped(shape).value(graph));
        }
        return x.to(back);
    }

    /** Sizes for a reshape, of which one may be open. */
    private static long[] sizes(Call call, Signal x, int[] sizes) {
        if (IntStream.of(sizes).filter(size -> size < 0).count() > 1) {
            call.known(
                    x,
                    IntStream.range(1, x.rank())
                            .filter(axis -> x.size(axis) < 0)
                            .findFirst()
                            .orElse(1));
        }
        return Formulas.longs(sizes);
    }

    private static Signal unit(Call call) {
        Signal x = call.numbers();
        return x.to(normalised(call.graph(), x.value(), axes(call, x)));
    }

    /** Of length one. */
    static Value normalised(Graph graph, Value value, int... axes) {
        Value squares = Formulas.sum(graph, Formulas.square(graph, value), true, axes);
        Value length = graph.sqrt(graph.max(squares, Formulas.number(graph, TINY * TINY)));
        return graph.div(value, length);
    }
}
