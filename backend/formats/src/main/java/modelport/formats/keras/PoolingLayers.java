package modelport.formats.keras;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Largest and mean values of windows, or of all that there is. */
final class PoolingLayers {
    private PoolingLayers() {}

    static Map<String, Layer> layers() {
        var layers = new HashMap<String, Layer>();
        for (int axes = 1; axes <= 3; axes++) {
            int count = axes;
            layers.put("MaxPooling" + axes + "D", Layer.one(call -> window(call, count, "MaxPool")));
            layers.put("AveragePooling" + axes + "D", Layer.one(call -> window(call, count, "AveragePool")));
            layers.put("GlobalMaxPooling" + axes + "D", Layer.one(call -> global(call, count, "ReduceMax")));
            layers.put("GlobalAveragePooling" + axes + "D", Layer.one(call -> global(call, count, "ReduceMean")));
        }
        return layers;
    }

    private static Signal window(Call call, int axes, String operator) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        int[] pool = call.config().integers("pool_size", axes, 2);
        int[] strides = call.config().has("strides") ? call.config().integers("strides", axes, 1) : pool;
        if (IntStream.concat(IntStream.of(pool), IntStream.of(strides)).anyMatch(size -> size < 1)) {
            throw call.config().broken("pool_size");
        }
        int[] ones = IntStream.generate(() -> 1).limit(axes).toArray();
        Padding padding = Padding.of(call.config(), pool, strides, ones);
        if (call.scope().isTheano() && !padding.kind().equals("valid")) {
            throw call.config().unsupported("padding");
        }
        int[] sizes = space.sizes(x);
        int[] out = padding.sizes(sizes, call.config());
        List<AttributeProto> attributes = new ArrayList<>(padding.attributes(sizes, call.config(), false));
        if (operator.equals("AveragePool")) {
            expectOneMeaning(call, padding, sizes);
            // The mean is of the cells that are there.
            attributes.add(Attributes.of("count_include_pad", 0L));
        }
        Value y = graph.op(
                operator,
                x.type(),
                List.of(space.forOnnx(graph, x.value())),
                attributes.toArray(AttributeProto[]::new));
        return new Signal(space.forKeras(graph, y), space.shape(x.size(0), space.channels(x), out), null);
    }

    /**
     * Where more cells are added at one end than at the other, Keras 3 repeats cells if PyTorch computes, and leaves
     * them out if another library does; .keras files do not say which one it was.
     */
    private static void expectOneMeaning(Call call, Padding padding, int[] sizes) {
        boolean uneven = padding.kind().equals("same")
                && IntStream.range(0, sizes.length).anyMatch(axis -> padding.isUneven(axis, sizes[axis]));
        if (uneven && !call.scope().isOld() && !call.scope().computes("tensorflow", "jax")) {
            throw RefusedException.of(
                    "keras.backends-differ", "layer", call.config().layer(), "option", "padding");
        }
    }

    private static Signal global(Call call, int axes, String operator) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        boolean keep = call.config().flag("keepdims");
        int[] over = IntStream.range(space.first(), space.first() + axes).toArray();
        Value y = x.mask() != null && axes == 1 && operator.equals("ReduceMean")
                ? masked(call, x, space, keep)
                : Formulas.reduce(graph, operator, x.value(), keep, over);
        int[] ones = IntStream.generate(() -> 1).limit(keep ? axes : 0).toArray();
        int[] shape = keep ? space.shape(x.size(0), space.channels(x), ones) : new int[] {x.size(0), space.channels(x)};
        return new Signal(y, shape, null);
    }

    /** The mean of the steps that count. */
    private static Value masked(Call call, Signal x, Spatial space, boolean keep) {
        Graph graph = call.graph();
        Value mask = Objects.requireNonNull(x.mask());
        Value each = graph.unsqueeze(mask, space.last() ? 2 : 1);
        Value counted = graph.cast(each, ElementType.FLOAT);
        int steps = space.first();
        Value kept = graph.where(each, x.value(), Formulas.number(graph, 0));
        Value sum = Formulas.sum(graph, kept, keep, steps);
        return graph.div(sum, Formulas.sum(graph, counted, keep, steps));
    }
}
