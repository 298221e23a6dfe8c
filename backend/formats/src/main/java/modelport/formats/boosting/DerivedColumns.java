package modelport.formats.boosting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * Columns that a graph computes from others, so that splits which ONNX cannot express become comparisons: one for each
 * set of categories, 1 for rows within and 0 for others, and one for each feature whose zeros count as missing.
 */
final class DerivedColumns {
    /** A set of categories of one column, and whether a missing value counts as one of them. */
    @SuppressWarnings("ArrayRecordComponent")
    record Membership(int feature, boolean missing, int[] set) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Membership(int itsFeature, boolean itsMissing, int[] itsSet)
                    && feature == itsFeature
                    && missing == itsMissing
                    && Arrays.equals(set, itsSet);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * feature + Boolean.hashCode(missing)) + Arrays.hashCode(set);
        }
    }

    private final Map<Integer, Integer> zeros = new LinkedHashMap<>();
    private final Map<Membership, Integer> members = new LinkedHashMap<>();
    private final int features;

    private DerivedColumns(int features) {
        this.features = features;
    }

    /** Finds what the forest's splits need. */
    static DerivedColumns of(Forest forest) {
        var derived = new DerivedColumns(forest.features());
        forest.trees().forEach(tree -> derived.findZeros(tree.splits()));
        Map<Integer, List<Membership>> byFeature = new TreeMap<>();
        forest.trees().forEach(tree -> findSets(tree.splits(), byFeature));
        int next = forest.features() + derived.zeros.size();
        for (List<Membership> sets : byFeature.values()) {
            for (Membership set : sets) {
                if (derived.members.putIfAbsent(set, next) == null) {
                    next++;
                }
            }
        }
        return derived;
    }

    private void findZeros(Splits splits) {
        for (int split = 0; split < splits.size(); split++) {
            if (!splits.isCategory(split) && splits.zeroIsSpecial(split)) {
                zeros.computeIfAbsent(splits.feature()[split], _ -> features + zeros.size());
            }
        }
    }

    private static void findSets(Splits splits, Map<Integer, List<Membership>> byFeature) {
        for (int split = 0; split < splits.size(); split++) {
            if (splits.isCategory(split)) {
                Membership membership = membership(splits, split);
                byFeature
                        .computeIfAbsent(membership.feature(), _ -> new ArrayList<>())
                        .add(membership);
            }
        }
    }

    private static Membership membership(Splits splits, int split) {
        return new Membership(splits.feature()[split], splits.missingLeft(split), splits.set(split));
    }

    /** The column that a split asks about. */
    int column(Splits splits, int split) {
        int feature = splits.feature()[split];
        if (splits.isCategory(split)) {
            return members.getOrDefault(membership(splits, split), feature);
        }
        return splits.zeroIsSpecial(split) ? zeros.getOrDefault(feature, feature) : feature;
    }

    /** The matrix with the derived columns behind its own. */
    Value append(Graph graph, Value matrix, CategoryRule rule) {
        List<Value> parts = new ArrayList<>(List.of(matrix));
        for (int feature : zeros.keySet()) {
            parts.add(zeroAsMissing(graph, graph.columns(matrix, feature)));
        }
        Map<Integer, List<Membership>> byFeature = new LinkedHashMap<>();
        members.keySet()
                .forEach(each -> byFeature
                        .computeIfAbsent(each.feature(), _ -> new ArrayList<>())
                        .add(each));
        byFeature.forEach((feature, sets) ->
                parts.addAll(CategorySets.columns(graph, graph.columns(matrix, feature), rule, sets)));
        return graph.concat(1, parts);
    }

    private static Value zeroAsMissing(Graph graph, Value column) {
        Value zero = graph.lessOrEqual(graph.abs(column), number(graph, column.type(), Splits.ZERO));
        return graph.where(zero, number(graph, column.type(), Double.NaN), column);
    }

    static Value number(Graph graph, ElementType type, double value) {
        return numbers(graph, type, new double[] {value});
    }

    /** Numbers of one of the two types that boosters compute with. */
    static Value numbers(Graph graph, ElementType type, double[] values, long... dims) {
        if (type == ElementType.DOUBLE) {
            return graph.doubles(values, dims);
        }
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return graph.floats(floats, dims);
    }
}
