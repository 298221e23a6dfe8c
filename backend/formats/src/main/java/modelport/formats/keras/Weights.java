package modelport.formats.keras;

import java.util.Arrays;
import java.util.stream.Collectors;
import modelport.onnx.RefusedException;

/**
 * The numbers that a layer has learnt, in the order in which Keras makes them. The two formats keep them differently:
 * by their index in the group of the layer, or by names in a list.
 */
abstract class Weights {
    private final String layer;
    private final Loaded loaded;
    private int taken;

    Weights(String layer, Loaded loaded) {
        this.layer = layer;
        this.loaded = loaded;
    }

    final String layer() {
        return layer;
    }

    /**
     * The next numbers.
     *
     * @param name what Keras calls them
     * @param shape what they should be like by the configuration; -1 for any size
     */
    final Floats next(String name, int... shape) {
        Floats found = find(taken, name);
        taken++;
        boolean same = found.shape().length == shape.length;
        for (int axis = 0; same && axis < shape.length; axis++) {
            same = shape[axis] < 0 || shape[axis] == found.size(axis);
        }
        if (!same) {
            throw RefusedException.of(
                    "keras.weight-shape",
                    "layer",
                    layer,
                    "weight",
                    name,
                    "found",
                    shown(found.shape()),
                    "expected",
                    shown(shape));
        }
        return found;
    }

    /** The next numbers, whatever their shape. */
    final Floats any(String name) {
        return find(taken++, name);
    }

    /** How many are left. */
    final int left() {
        return count() - taken;
    }

    /** How many numbers have been handed out, by all layers. */
    final long handedOut() {
        return loaded.handedOut();
    }

    /** Where files that belong to the layer are kept, with {@code /} between folders. */
    abstract String folder();

    abstract int count();

    abstract Floats find(int index, String name);

    /**
     * What belongs to a part of the layer.
     *
     * @param attribute where the new format keeps it
     * @param name a part of the names in the old one; empty where they have none
     */
    abstract Weights part(String attribute, String name);

    /** What belongs to a layer in a list of layers. */
    abstract Weights item(String list, Place place);

    /**
     * A layer among others.
     *
     * @param name its own
     * @param stored its class in snake case, and a number if others before it have the same
     */
    record Place(String name, String stored) {}

    final RefusedException missing(String name) {
        return RefusedException.of("keras.weight-missing", "layer", layer, "weight", name);
    }

    private static String shown(int[] shape) {
        return Arrays.stream(shape)
                .mapToObj(size -> size < 0 ? "?" : Integer.toString(size))
                .collect(Collectors.joining("x"));
    }
}
