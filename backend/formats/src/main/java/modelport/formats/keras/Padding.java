package modelport.formats.keras;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import modelport.onnx.Attributes;

/** How many cells are added around a window's axes, and how many places it then has. */
final class Padding {
    private final String kind;
    private final int[] kernel;
    private final int[] strides;
    private final int[] dilations;

    Padding(String kind, int[] kernel, int[] strides, int[] dilations) {
        this.kind = kind;
        this.kernel = kernel;
        this.strides = strides;
        this.dilations = dilations;
    }

    String kind() {
        return kind;
    }

    /** Cells of the window. */
    int[] kernel() {
        return kernel;
    }

    /** Steps between its places. */
    int[] strides() {
        return strides;
    }

    /** Distances between its cells. */
    int[] dilations() {
        return dilations;
    }

    static Padding of(Config config, int[] kernel, int[] strides, int[] dilations) {
        return new Padding(config.text("padding", "valid").toLowerCase(Locale.ROOT), kernel, strides, dilations);
    }

    int extent(int axis) {
        return (kernel[axis] - 1) * dilations[axis] + 1;
    }

    int[] sizes(int[] sizes, Config config) {
        int[] out = new int[sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            int size = sizes[axis];
            out[axis] = size < 0
                    ? Signal.ANY
                    : switch (kind) {
                        case "same", "causal" -> Math.ceilDiv(size, strides[axis]);
                        case "valid" -> Math.floorDiv(size - extent(axis), strides[axis]) + 1;
                        default -> throw config.unsupported("padding");
                    };
            if (size >= 0 && out[axis] < 1) {
                throw config.unsupported("padding", kind + ", " + size);
            }
        }
        return out;
    }

    /** The attributes of an operator, for axes of these sizes. */
    List<AttributeProto> attributes(int[] sizes, Config config, boolean theano) {
        List<AttributeProto> attributes = new ArrayList<>();
        attributes.add(Attributes.longs("kernel_shape", Formulas.longs(kernel)));
        attributes.add(Attributes.longs("strides", Formulas.longs(strides)));
        boolean spread = Arrays.stream(dilations).anyMatch(dilation -> dilation != 1);
        if (spread) {
            attributes.add(Attributes.longs("dilations", Formulas.longs(dilations)));
        }
        if (kind.equals("valid")) {
            return attributes;
        }
        long[] pads = new long[2 * sizes.length];
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean open = sizes[axis] < 0 && strides[axis] > 1 && !kind.equals("causal");
            if (open && (spread || theano)) {
                throw config.unsupported("padding", kind);
            }
            if (open) {
                attributes.add(Attributes.of("auto_pad", "SAME_UPPER"));
                return attributes;
            }
            pad(pads, axis, sizes[axis], config, theano);
        }
        attributes.add(Attributes.longs("pads", pads));
        return attributes;
    }

    /** Whether more cells are added at the end of an axis than before it, or may be. */
    boolean isUneven(int axis, int size) {
        if (size < 0 && strides[axis] > 1) {
            return true;
        }
        return added(axis, size) % 2 != 0;
    }

    private int added(int axis, int size) {
        int places = size < 0 ? 0 : Math.ceilDiv(size, strides[axis]);
        return size < 0 ? extent(axis) - 1 : Math.max((places - 1) * strides[axis] + extent(axis) - size, 0);
    }

    private void pad(long[] pads, int axis, int size, Config config, boolean theano) {
        int total = added(axis, size);
        // Theano centres the window on the first cell, TensorFlow and others centre all of its places.
        int begin = kind.equals("causal") ? extent(axis) - 1 : theano ? extent(axis) / 2 : total / 2;
        int end = kind.equals("causal") ? 0 : total - begin;
        if (end < 0) {
            throw config.unsupported("padding", kind);
        }
        pads[axis] = begin;
        pads[pads.length / 2 + axis] = end;
    }
}
