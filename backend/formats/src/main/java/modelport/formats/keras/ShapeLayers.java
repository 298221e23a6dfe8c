package modelport.formats.keras;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Values in another order, repeated, or left as they are. */
final class ShapeLayers {
    /** What does something in training only. */
    private static final List<String> IDENTITIES = List.of("""
            Dropout SpatialDropout1D SpatialDropout2D SpatialDropout3D GaussianDropout GaussianNoise AlphaDropout
            ActivityRegularization Identity RandomFlip RandomRotation RandomZoom RandomTranslation RandomContrast
            RandomBrightness RandomHue RandomSaturation RandomSharpness RandomColorJitter RandomColorDegeneration
            RandomGrayscale RandomInvert RandomPosterization RandomShear RandomPerspective RandomErasing RandomElasticTransform
            RandomGaussianBlur RandAugment AugMix MixUp CutMix RandomWidth RandomHeight""".strip().split("\\s+"));

    private ShapeLayers() {}

    static Map<String, Layer> layers() {
        var layers = new HashMap<String, Layer>(Map.ofEntries(
                entry("Flatten", Layer.one(ShapeLayers::flatten)),
                entry("Reshape", Layer.one(ShapeLayers::reshape)),
                entry("Permute", Layer.one(ShapeLayers::permute)),
                entry("RepeatVector", Layer.one(ShapeLayers::repeat)),
                entry("Masking", Layer.one(ShapeLayers::masking))));
        IDENTITIES.forEach(
                name -> layers.put(name, Layer.one(call -> call.input().with(null))));
        return layers;
    }

    private static Signal flatten(Call call) {
        Signal x = call.input();
        Graph graph = call.graph();
        Value value = x.value();
        if (call.config().text("data_format", "channels_last").equals("channels_first") && x.rank() > 2) {
            // Keras flattens as if channels came last, so that weights behind it fit either order.
            value = lastChannels(graph, value, x.rank());
        }
        int[] rest = IntStream.range(1, x.rank()).map(x::size).toArray();
        int size = IntStream.of(rest).anyMatch(each -> each < 0)
                ? Signal.ANY
                : Math.toIntExact(IntStream.of(rest).asLongStream().reduce(1, Math::multiplyExact));
        if (x.rank() == 1) {
            return new Signal(graph.unsqueeze(value, 1), new int[] {x.size(0), 1}, null);
        }
        Value flat = size >= 0
                ? graph.reshape(value, -1, size)
                : graph.op("Flatten", x.type(), List.of(value), Attributes.of("axis", 1L));
        return new Signal(flat, new int[] {x.size(0), size}, null);
    }

    private static Value lastChannels(Graph graph, Value value, int rank) {
        long[] order = IntStream.concat(IntStream.concat(IntStream.of(0), IntStream.range(2, rank)), IntStream.of(1))
                .asLongStream()
                .toArray();
        return graph.transpose(value, order);
    }

    private static Signal reshape(Call call) {
        Signal x = call.input();
        return new Signal(
                reshaped(call, x, call.config().integers("target_shape")),
                shape(call, x, call.config().integers("target_shape")),
                null);
    }

    private static Value reshaped(Call call, Signal x, int[] target) {
        int[] shape = shape(call, x, target);
        boolean open = IntStream.of(shape).skip(1).anyMatch(size -> size < 0);
        Graph graph = call.graph();
        return open
                ? Formulas.reshape(
                        graph,
                        x.value(),
                        graph.concat(0, List.of(graph.rows(x.value()), graph.longs(Formulas.longs(target)))))
                : graph.reshape(x.value(), Formulas.longs(shape));
    }

    /** The rows, and then the sizes asked for; one of them may follow from the others. */
    private static int[] shape(Call call, Signal x, int[] target) {
        int[] shape =
                IntStream.concat(IntStream.of(Signal.ANY), IntStream.of(target)).toArray();
        if (IntStream.of(target).anyMatch(size -> size < -1)
                || IntStream.of(target).filter(size -> size == -1).count() > 1) {
            throw call.config().broken("target_shape");
        }
        boolean known = IntStream.range(1, x.rank()).allMatch(axis -> x.size(axis) >= 0);
        long all = IntStream.range(1, x.rank()).mapToLong(x::size).reduce(1, (a, b) -> a * b);
        long given =
                IntStream.of(target).filter(size -> size >= 0).asLongStream().reduce(1, Math::multiplyExact);
        for (int axis = 1; axis < shape.length; axis++) {
            if (shape[axis] < 0 && known && given > 0) {
                shape[axis] = Math.toIntExact(all / given);
            }
        }
        long made =
                IntStream.range(1, shape.length).mapToLong(axis -> shape[axis]).reduce(1, (a, b) -> a * b);
        if (known && made != all) {
            throw RefusedException.of(
                    "keras.shapes-differ", "layer", call.config().layer());
        }
        return shape;
    }

    private static Signal permute(Call call) {
        Signal x = call.input();
        int[] dims = call.config().integers("dims");
        if (dims.length != x.rank() - 1
                || !IntStream.of(dims)
                        .sorted()
                        .boxed()
                        .toList()
                        .equals(IntStream.rangeClosed(1, dims.length).boxed().toList())) {
            throw call.config().broken("dims");
        }
        int[] order = IntStream.concat(IntStream.of(0), IntStream.of(dims)).toArray();
        int[] shape = IntStream.of(order).map(x::size).toArray();
        return new Signal(call.graph().transpose(x.value(), Formulas.longs(order)), shape, null);
    }

    private static Signal repeat(Call call) {
        Signal x = call.numbers();
        Graph graph = call.graph();
        call.expectRank(x, 2);
        int count = call.config().integer("n");
        if (count < 1 || count > 1 << 20) {
            throw call.config().broken("n");
        }
        Value value = graph.op(
                "Tile", x.type(), List.of(graph.unsqueeze(x.value(), 1), graph.longs(new long[] {1, count, 1})));
        return new Signal(value, new int[] {x.size(0), count, x.width()}, null);
    }

    /** Steps of which all values are the mask's count as missing, and become zeros. */
    private static Signal masking(Call call) {
        Graph graph = call.graph();
        Signal x = call.numbers();
        Value marker = Formulas.number(graph, call.config().number("mask_value", 0));
        Value differs = graph.cast(graph.not(graph.equal(x.value(), marker)), x.type());
        Value any = graph.cast(Formulas.reduce(graph, "ReduceMax", differs, true, -1), ElementType.BOOL);
        @Nullable Value mask = x.rank() == 3 ? graph.squeeze(any, -1) : null;
        Value kept = graph.where(any, x.value(), Formulas.number(graph, 0));
        return new Signal(kept, x.shape(), mask);
    }
}
