package modelport.formats.boosting;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The arrays of one tree as XGBoost writes them, one element a node. Statistics of the training are passed over. */
final class XgboostTreeFields {
    private static final int[] NONE = {};

    private final Map<String, int[]> ints = new HashMap<>();
    private final Map<String, float[]> floats = new HashMap<>();
    private long nodes = -1;
    private int leafWidth = 1;

    static XgboostTreeFields read(Walk walk) {
        var fields = new XgboostTreeFields();
        walk.object(name -> fields.take(name, walk));
        return fields;
    }

    private void take(String name, Walk walk) {
        switch (name) {
            case "left_children",
                    "right_children",
                    "split_indices",
                    "default_left",
                    "split_type",
                    "categories",
                    "categories_nodes",
                    "categories_segments",
                    "categories_sizes" -> ints.put(name, walk.ints());
            case "split_conditions", "base_weights", "leaf_weights" -> floats.put(name, walk.floats());
            case "tree_param" -> walk.object(parameter -> takeParameter(parameter, walk));
            default -> walk.skip();
        }
    }

    private void takeParameter(String name, Walk walk) {
        switch (name) {
            case "num_nodes" -> nodes = XgboostNumbers.integer(name, walk.text());
            case "size_leaf_vector" -> leafWidth = leafWidth(walk.text());
            default -> walk.skip();
        }
    }

    /** Old releases write 0 where newer ones write 1. */
    private static int leafWidth(String text) {
        long width = Math.max(1, XgboostNumbers.integer("size_leaf_vector", text));
        Limits.outputs(width);
        return (int) width;
    }

    int nodes() {
        int found = perNode("left_children").length;
        if (nodes >= 0) {
            Flaws.requireLength("left_children", found, nodes);
        }
        Flaws.requireIndex("num_nodes", 0, found);
        return found;
    }

    int leafWidth() {
        return leafWidth;
    }

    /** An array of whole numbers that must be there, without a look at its length. */
    private int[] perNode(String name) {
        int[] found = ints.get(name);
        if (found == null) {
            throw Flaws.missing(name);
        }
        return found;
    }

    /** An array with one whole number a node. */
    int[] perNode(String name, int nodes) {
        int[] found = perNode(name);
        Flaws.requireLength(name, found.length, nodes);
        return found;
    }

    float[] conditions(int nodes) {
        float[] found = floats.get("split_conditions");
        if (found == null) {
            throw Flaws.missing("split_conditions");
        }
        Flaws.requireLength("split_conditions", found.length, nodes);
        return found;
    }

    /** Weights that only trees with vectors in their leaves need. */
    Optional<float[]> weights(String name) {
        return Optional.ofNullable(floats.get(name));
    }

    /** An array that releases without categories do not write. */
    int[] optional(String name) {
        return ints.getOrDefault(name, NONE);
    }
}
