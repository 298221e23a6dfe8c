package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Makes a tree of the arrays in which XGBoost writes it. There a leaf is a node without children, and nodes may be left
 * over from pruning; the categories listed for a node go to the right, so that here its children change places.
 */
final class XgboostTreeReader {
    private static final int NO_CHILD = -1;
    private static final int CATEGORICAL = 1;

    private final int number;
    private final XgboostTreeFields fields;
    private final int nodes;
    private final int[] left;
    private final int[] right;

    /** What became of each node: the index of a split or the complement of a leaf's. */
    private final int[] place;

    private int[] inner = {};
    private int[] outer = {};
    private int depth;

    private XgboostTreeReader(int number, XgboostTreeFields fields) {
        this.number = number;
        this.fields = fields;
        nodes = fields.nodes();
        left = fields.perNode("left_children", nodes);
        right = fields.perNode("right_children", nodes);
        place = new int[nodes];
    }

    static Tree read(int number, int output, XgboostTreeFields fields) {
        var reader = new XgboostTreeReader(number, fields);
        reader.reach();
        return new Tree(output, reader.splits(), reader.leaves(), reader.depth, Optional.empty());
    }

    /** Numbers the nodes that the root reaches, level by level. */
    private void reach() {
        int[] queue = new int[nodes];
        boolean[] seen = new boolean[nodes];
        seen[0] = true;
        int end = 1;
        int levelEnd = 1;
        int splits = 0;
        for (int next = 0; next < end; next++) {
            if (next == levelEnd) {
                levelEnd = end;
                TreeShape.requireDepth(++depth, number);
            }
            int node = queue[next];
            if (left[node] == NO_CHILD) {
                place[node] = ~(next - splits);
                continue;
            }
            place[node] = splits++;
            for (int child : new int[] {left[node], right[node]}) {
                TreeShape.require(child >= 0 && child < nodes && !seen[child], number);
                seen[child] = true;
                queue[end++] = child;
            }
        }
        int[] reached = IntStream.range(0, end).map(i -> queue[i]).toArray();
        inner = IntStream.of(reached).filter(node -> place[node] >= 0).toArray();
        outer = IntStream.of(reached).filter(node -> place[node] < 0).toArray();
    }

    private Splits splits() {
        float[] conditions = fields.conditions(nodes);
        int[] features = fields.perNode("split_indices", nodes);
        int[] defaultLeft = fields.perNode("default_left", nodes);
        Map<Integer, int[]> sets = XgboostCategories.sets(fields, nodes);
        int[] types = fields.optional("split_type");
        Splits splits = Splits.room(inner.length, new ArrayList<>());
        for (int split = 0; split < inner.length; split++) {
            int node = inner[split];
            boolean missingLeft = defaultLeft[node] != 0;
            splits.feature()[split] = features[node];
            if (types.length > 0 && types[node] == CATEGORICAL) {
                splits.threshold()[split] = splits.sets().size();
                splits.sets().add(set(sets, node));
                splits.rule()[split] = missingLeft ? Splits.CATEGORY : Splits.CATEGORY | Splits.MISSING_LEFT;
                splits.left()[split] = place[right[node]];
                splits.right()[split] = place[left[node]];
            } else {
                splits.threshold()[split] = Flaws.requireNumber("split_conditions", conditions[node]);
                splits.rule()[split] = missingLeft ? Splits.MISSING_LEFT : 0;
                splits.left()[split] = place[left[node]];
                splits.right()[split] = place[right[node]];
            }
        }
        return splits;
    }

    private static int[] set(Map<Integer, int[]> sets, int node) {
        return Optional.ofNullable(sets.get(node)).orElseThrow(() -> Flaws.missing("categories"));
    }

    private double[] leaves() {
        int width = fields.leafWidth();
        if (width == 1) {
            float[] conditions = fields.conditions(nodes);
            return IntStream.of(outer)
                    .mapToDouble(node -> conditions[node])
                    .map(value -> Flaws.requireFinite("split_conditions", value))
                    .toArray();
        }
        return vectors(width);
    }

    /**
     * Since release 3 vectors lie apart, and the right child says which one is a leaf's; before, every node has one.
     */
    private double[] vectors(int width) {
        Optional<float[]> apart = fields.weights("leaf_weights");
        float[] weights =
                apart.or(() -> fields.weights("base_weights")).orElseThrow(() -> Flaws.missing("leaf_weights"));
        int vectors = apart.isPresent() ? outer.length : nodes;
        Flaws.requireLength("leaf_weights", weights.length, (long) vectors * width);
        double[] values = new double[outer.length * width];
        for (int i = 0; i < values.length; i++) {
            int node = outer[i / width];
            int vector = apart.isPresent() ? right[node] : node;
            Flaws.requireIndex("right_children", vector, vectors);
            values[i] = Flaws.requireFinite("leaf_weights", weights[vector * width + i % width]);
        }
        return values;
    }
}
