package modelport.formats.keras;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.Attributes;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Axes of space that become longer or shorter. */
final class SpaceLayers {
    private SpaceLayers() {}

    static Map<String, Layer> layers() {
        var layers = new HashMap<String, Layer>();
        for (int axes = 1; axes <= 3; axes++) {
            int count = axes;
            layers.put("ZeroPadding" + axes + "D", Layer.one(call -> pad(call, count)));
            layers.put("Cropping" + axes + "D", Layer.one(call -> crop(call, count)));
            layers.put("UpSampling" + axes + "D", Layer.one(call -> repeat(call, count)));
        }
        layers.put("Resizing", Layer.one(SpaceLayers::resize));
        layers.put("CenterCrop", Layer.one(SpaceLayers::centre));
        return layers;
    }

    /** Numbers for both ends of each axis: one for all, one for both ends each, or all of them. */
    private static int[][] ends(Call call, String key, int axes) {
        int[][] ends = new int[axes][2];
        List<?> items = call.config().get(key) instanceof List<?> list
                ? list
                : List.of(call.config().integer(key));
        boolean plain = axes == 1 && items.size() == 2;
        for (int axis = 0; axis < axes; axis++) {
            Object item = plain ? items : items.size() == axes ? items.get(axis) : items.getFirst();
            ends[axis] = switch (item) {
                case Number both -> new int[] {both.intValue(), both.intValue()};
                case List<?> two
                when two.size() == 2 && two.getFirst() instanceof Number begin && two.getLast() instanceof Number end ->
                    new int[] {begin.intValue(), end.intValue()};
                case null, default -> throw call.config().broken(key);
            };
            if (ends[axis][0] < 0 || ends[axis][1] < 0 || ends[axis][0] > 1 << 20 || ends[axis][1] > 1 << 20) {
                throw call.config().broken(key);
            }
        }
        return ends;
    }

    private static Signal pad(Call call, int axes) {
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        int[][] ends = ends(call, "padding", axes);
        long[] pads = new long[2 * x.rank()];
        int[] sizes = space.sizes(x);
        for (int axis = 0; axis < axes; axis++) {
            pads[space.first() + axis] = ends[axis][0];
            pads[x.rank() + space.first() + axis] = ends[axis][1];
            sizes[axis] = sizes[axis] < 0 ? Signal.ANY : sizes[axis] + ends[axis][0] + ends[axis][1];
        }
        Value value =
                call.graph().op("Pad", x.type(), List.of(x.value(), call.graph().longs(pads)));
        return new Signal(value, space.shape(x.size(0), space.channels(x), sizes), null);
    }

    private static Signal crop(Call call, int axes) {
        Signal x = call.input();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        int[][] ends = ends(call, "cropping", axes);
        int[] sizes = space.sizes(x);
        long[] starts = new long[axes];
        long[] stops = new long[axes];
        for (int axis = 0; axis < axes; axis++) {
            starts[axis] = ends[axis][0];
            stops[axis] = ends[axis][1] == 0 ? Long.MAX_VALUE : -(long) ends[axis][1];
            sizes[axis] = sizes[axis] < 0 ? Signal.ANY : sizes[axis] - ends[axis][0] - ends[axis][1];
            if (sizes[axis] == 0 || sizes[axis] < Signal.ANY) {
                throw call.config().broken("cropping");
            }
        }
        return cropped(call, x, space, starts, stops, sizes);
    }

    private static Signal cropped(Call call, Signal x, Spatial space, long[] starts, long[] stops, int[] sizes) {
        Graph graph = call.graph();
        long[] along = IntStream.range(space.first(), space.first() + sizes.length)
                .asLongStream()
                .toArray();
        Value value = graph.op(
                "Slice", x.type(), List.of(x.value(), graph.longs(starts), graph.longs(stops), graph.longs(along)));
        return new Signal(value, space.shape(x.size(0), space.channels(x), sizes), null);
    }

    private static Signal centre(Call call) {
        Signal x = call.input();
        call.expectRank(x, 4);
        Spatial space = Spatial.of(call, 2);
        int[] wanted = {call.config().integer("height"), call.config().integer("width")};
        long[] starts = new long[2];
        long[] stops = new long[2];
        for (int axis = 0; axis < 2; axis++) {
            int size = call.known(x, space.first() + axis);
            if (size < wanted[axis] || wanted[axis] < 1) {
                throw call.config().unsupported(axis == 0 ? "height" : "width");
            }
            starts[axis] = ((long) size - wanted[axis]) / 2;
            stops[axis] = starts[axis] + wanted[axis];
        }
        return cropped(call, x, space, starts, stops, wanted);
    }

    private static Signal repeat(Call call, int axes) {
        Signal x = call.numbers();
        call.expectRank(x, axes + 2);
        Spatial space = Spatial.of(call, axes);
        int[] factors = call.config().integers("size", axes, 2);
        if (IntStream.of(factors).anyMatch(factor -> factor < 1 || factor > 1 << 12)) {
            throw call.config().broken("size");
        }
        String kind = axes == 2 ? call.config().text("interpolation", "nearest") : "nearest";
        int[] sizes = space.sizes(x);
        for (int axis = 0; axis < axes; axis++) {
            sizes[axis] = sizes[axis] < 0 ? Signal.ANY : sizes[axis] * factors[axis];
        }
        float[] scales = new float[x.rank()];
        Arrays.fill(scales, 1);
        for (int axis = 0; axis < axes; axis++) {
            // Space comes last for ONNX.
            scales[2 + axis] = factors[axis];
        }
        return resized(call, x, space, kind, call.graph().floats(scales), sizes);
    }

    private static Signal resize(Call call) {
        Signal x = call.numbers();
        call.expectRank(x, 4);
        Config config = call.config();
        for (String option : List.of("crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias")) {
            if (config.flag(option)) {
                throw config.unsupported(option);
            }
        }
        Spatial space = Spatial.of(call, 2);
        int[] wanted = {config.integer("height"), config.integer("width")};
        float[] scales = {1, 1, 0, 0};
        for (int axis = 0; axis < 2; axis++) {
            if (wanted[axis] < 1 || wanted[axis] > 1 << 16) {
                throw config.broken("height");
            }
            scales[2 + axis] = (float) wanted[axis] / call.known(x, space.first() + axis);
        }
        Value sizes = call.graph()
                .concat(
                        0,
                        List.of(
                                Formulas.sizes(call.graph(), space.forOnnx(call.graph(), x.value()), 0, 2),
                                call.graph().longs(Formulas.longs(wanted))));
        return resized(call, x, space, config.text("interpolation", "bilinear"), sizes, wanted);
    }

    /** @param target factors as FLOAT, or sizes as INT64, of all axes */
    private static Signal resized(Call call, Signal x, Spatial space, String kind, Value target, int[] sizes) {
        Graph graph = call.graph();
        String mode = switch (kind.toLowerCase(Locale.ROOT)) {
            case "nearest" -> "nearest";
            case "bilinear" -> "linear";
            default -> throw call.config().unsupported("interpolation");
        };
        Value none = new Value("", x.type());
        List<Value> inputs = target.type() == x.type()
                ? List.of(space.forOnnx(graph, x.value()), none, target)
                : List.of(space.forOnnx(graph, x.value()), none, none, target);
        // The nearest cell is the one in which the centre of the new one lies.
        Value value = graph.op(
                "Resize",
                x.type(),
                inputs,
                Attributes.of("mode", mode),
                Attributes.of("coordinate_transformation_mode", "half_pixel"),
                Attributes.of("nearest_mode", "round_prefer_ceil"));
        return new Signal(space.forKeras(graph, value), space.shape(x.size(0), space.channels(x), sizes), null);
    }
}
