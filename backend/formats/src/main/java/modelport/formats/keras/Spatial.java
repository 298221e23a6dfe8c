package modelport.formats.keras;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Signals with axes of space: ONNX has channels before them, most of Keras after them.
 *
 * @param axes how many axes of space
 * @param last whether Keras has channels after them
 */
record Spatial(int axes, boolean last) {
    static Spatial of(Call call, int axes) {
        String format = call.config().text("data_format", "channels_last");
        return switch (format) {
            case "channels_last" -> new Spatial(axes, true);
            case "channels_first" -> new Spatial(axes, false);
            default -> throw call.config().unsupported("data_format");
        };
    }

    /** The axis of Keras's that is the first one of space. */
    int first() {
        return last ? 1 : 2;
    }

    int channels(Signal signal) {
        return signal.size(last ? axes + 1 : 1);
    }

    /** Sizes of the axes of space. */
    int[] sizes(Signal signal) {
        return IntStream.range(0, axes).map(axis -> signal.size(first() + axis)).toArray();
    }

    int[] shape(int rows, int channels, int... sizes) {
        List<Integer> shape = new ArrayList<>();
        shape.add(rows);
        IntStream.of(sizes).forEach(shape::add);
        shape.add(last ? sizes.length + 1 : 1, channels);
        return shape.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Channels where ONNX has them. */
    Value forOnnx(Graph graph, Value value) {
        return last ? graph.transpose(value, order(axes + 1, 1, axes)) : value;
    }

    /** Channels where Keras has them. */
    Value forKeras(Graph graph, Value value) {
        long[] order = new long[axes + 2];
        for (int axis = 0; axis < axes; axis++) {
            order[axis + 1] = axis + 2L;
        }
        order[axes + 1] = 1;
        return last ? graph.transpose(value, order) : value;
    }

    private static long[] order(int channels, int from, int count) {
        long[] order = new long[count + 2];
        order[1] = channels;
        for (int axis = 0; axis < count; axis++) {
            order[axis + 2] = (long) from + axis;
        }
        return order;
    }
}
