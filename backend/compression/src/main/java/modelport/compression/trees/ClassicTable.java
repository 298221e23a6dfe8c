package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;

/** The attributes that tell of trees node by node. */
final class ClassicTable {
    private final ElementType type;
    private final String prefix;
    private final List<Long> trees = new ArrayList<>();
    private final List<Long> nodes = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();
    private final List<Long> features = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private final List<Long> yes = new ArrayList<>();
    private final List<Long> no = new ArrayList<>();
    private final List<Long> missing = new ArrayList<>();
    private final List<Long> leafTrees = new ArrayList<>();
    private final List<Long> leafNodes = new ArrayList<>();
    private final List<Long> leafTargets = new ArrayList<>();
    private final List<Double> leafWeights = new ArrayList<>();
    private long next;

    ClassicTable(ElementType type, String prefix) {
        this.type = type;
        this.prefix = prefix;
    }

    /** Whether an attribute is one of those that are made here, or a count of training rows that nobody needs. */
    static boolean isWritten(String name, String prefix) {
        return name.startsWith("nodes_") || name.startsWith(prefix);
    }

    /** Adds a tree: its tests first, then its leaves. */
    void add(DecisionTree tree) {
        for (int test = 0; test < tree.tests(); test++) {
            node(test, Comparison.BRANCH_LEQ);
            features.add((long) tree.feature(test));
            thresholds.add(tree.threshold(test));
            yes.add(node(tree, tree.yes(test)));
            no.add(node(tree, tree.no(test)));
            missing.add(tree.missingIsYes(test) ? 1L : 0L);
        }
        int[] targets = tree.targets();
        for (int leaf = 0; leaf < tree.leaves().size(); leaf++) {
            int place = tree.tests() + leaf;
            node(place, Comparison.LEAF);
            features.add(0L);
            thresholds.add(0.0);
            yes.add(0L);
            no.add(0L);
            missing.add(0L);
            double[] weights = tree.leaves().get(leaf);
            for (int i = 0; i < targets.length; i++) {
                leafTrees.add(next);
                leafNodes.add((long) place);
                leafTargets.add((long) targets[i]);
                leafWeights.add(weights[i]);
            }
        }
        next++;
    }

    private void node(int place, Comparison mode) {
        trees.add(next);
        nodes.add((long) place);
        modes.add(mode.name());
    }

    private static long node(DecisionTree tree, int place) {
        return place >= 0 ? place : tree.tests() + ~place;
    }

    List<AttributeProto> attributes() {
        var attributes = new ArrayList<AttributeProto>();
        attributes.add(longs("nodes_treeids", trees));
        attributes.add(longs("nodes_nodeids", nodes));
        attributes.add(Attributes.strings("nodes_modes", modes.toArray(String[]::new)));
        attributes.add(longs("nodes_featureids", features));
        attributes.add(numbers("nodes_values", thresholds));
        attributes.add(longs("nodes_truenodeids", yes));
        attributes.add(longs("nodes_falsenodeids", no));
        if (missing.contains(1L)) {
            attributes.add(longs("nodes_missing_value_tracks_true", missing));
        }
        attributes.add(longs(prefix + "treeids", leafTrees));
        attributes.add(longs(prefix + "nodeids", leafNodes));
        attributes.add(longs(prefix + "ids", leafTargets));
        attributes.add(numbers(prefix + "weights", leafWeights));
        return attributes;
    }

    private static AttributeProto longs(String name, List<Long> values) {
        return Attributes.longs(name, values.stream().mapToLong(Long::longValue).toArray());
    }

    private AttributeProto numbers(String name, List<Double> values) {
        double[] numbers = values.stream().mapToDouble(Double::doubleValue).toArray();
        if (type == ElementType.DOUBLE) {
            return Attributes.of(name + "_as_tensor", Tensors.doubles(name, numbers, numbers.length));
        }
        var narrow = new float[numbers.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) numbers[i];
        }
        return Attributes.floats(name, narrow);
    }
}
