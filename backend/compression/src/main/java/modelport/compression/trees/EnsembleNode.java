package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.IntFunction;
import modelport.compression.graph.UnfitException;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.build.Graph;
import modelport.onnx.build.TreeEnsemble;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/** Reads and writes the operator TreeEnsemble of ai.onnx.ml 5, where each leaf adds one weight to one target. */
final class EnsembleNode {
    static final String TYPE = "TreeEnsemble";

    private final Operator operator;
    private final ElementType type;
    private final double[] splits;
    private final byte[] modes;
    private final double[] weights;
    private final List<Long> features;
    private final List<Long> yes;
    private final List<Long> no;
    private final List<Long> yesLeaf;
    private final List<Long> noLeaf;
    private final List<Long> missing;
    private final List<Long> targets;
    private final List<Long> roots;

    EnsembleNode(Operator operator) {
        this.operator = operator;
        TensorProto thresholds = tensor("nodes_splits");
        type = TensorValues.type(thresholds);
        splits = TensorValues.doubles(thresholds);
        modes = tensor("nodes_modes").getRawData().toByteArray();
        weights = TensorValues.doubles(tensor("leaf_weights"));
        features = ints("nodes_featureids");
        yes = ints("nodes_truenodeids");
        no = ints("nodes_falsenodeids");
        yesLeaf = ints("nodes_trueleafs");
        noLeaf = ints("nodes_falseleafs");
        missing = ints("nodes_missing_value_tracks_true");
        targets = ints("leaf_targetids");
        roots = ints("tree_roots");
        if (modes.length != splits.length) {
            throw UnfitException.of("compression.tree-tests");
        }
    }

    private TensorProto tensor(String name) {
        return operator.attribute(name)
                .map(AttributeProto::getT)
                .orElseThrow(() -> UnfitException.of("compression.tree-tests"));
    }

    private List<Long> ints(String name) {
        return operator.attribute(name).map(AttributeProto::getIntsList).orElse(List.of());
    }

    /** FLOAT or DOUBLE. */
    ElementType type() {
        return type;
    }

    int targets() {
        return (int) operator.attribute("n_targets", 1);
    }

    int trees() {
        return roots.size();
    }

    double weight(int leaf) {
        return weights[leaf];
    }

    int target(int leaf) {
        return Math.toIntExact(targets.get(leaf));
    }

    /**
     * A tree of the operator.
     *
     * @param leaf what a leaf adds, in the order of {@code to}
     */
    DecisionTree tree(int number, IntFunction<double[]> leaf, int[] to) {
        var tests = new ArrayList<Integer>();
        var places = new HashMap<Integer, Integer>();
        visit(Math.toIntExact(roots.get(number)), tests, places);
        for (int i = 0; i < tests.size(); i++) {
            int test = tests.get(i);
            visitBelow(yes, yesLeaf, test, tests, places);
            visitBelow(no, noLeaf, test, tests, places);
        }
        var made = new DecisionTree.Tests(tests.size());
        var leaves = new ArrayList<double[]>();
        for (int i = 0; i < tests.size(); i++) {
            int test = tests.get(i);
            Comparison comparison = Comparison.of(modes[test]);
            boolean turned = comparison.isTurned();
            boolean tracks = !missing.isEmpty() && missing.get(test) != 0;
            made.set(
                    i, Math.toIntExact(features.get(test)), comparison.threshold(splits[test], type), tracks != turned);
            int passed = place(yes, yesLeaf, test, places, leaves, leaf);
            int failed = place(no, noLeaf, test, places, leaves, leaf);
            made.link(i, turned ? failed : passed, turned ? passed : failed);
        }
        return new DecisionTree(made, leaves, to);
    }

    private void visit(int test, List<Integer> tests, Map<Integer, Integer> places) {
        if (places.put(test, tests.size()) != null) {
            throw UnfitException.of("compression.tree-tests");
        }
        tests.add(test);
    }

    private void visitBelow(
            List<Long> ids, List<Long> leaf, int test, List<Integer> tests, Map<Integer, Integer> places) {
        if (leaf.get(test) == 0) {
            visit(Math.toIntExact(ids.get(test)), tests, places);
        }
    }

    private int place(
            List<Long> ids,
            List<Long> isLeaf,
            int test,
            Map<Integer, Integer> places,
            List<double[]> leaves,
            IntFunction<double[]> leaf) {
        int id = Math.toIntExact(ids.get(test));
        if (isLeaf.get(test) == 0) {
            return Objects.requireNonNull(places.get(id));
        }
        leaves.add(leaf.apply(id));
        return ~(leaves.size() - 1);
    }

    /** The targets that the leaves of each tree add to. */
    List<int[]> targetsOfTrees() {
        var all = new ArrayList<int[]>();
        for (int tree = 0; tree < trees(); tree++) {
            var found = new TreeSet<Integer>();
            tree(
                    tree,
                    leaf -> {
                        found.add(target(leaf));
                        return new double[0];
                    },
                    new int[0]);
            all.add(found.stream().mapToInt(Integer::intValue).toArray());
        }
        return all;
    }

    /** Whether no tree shares its target with another one, and every leaf is told by its number. */
    boolean tellsLeaves() {
        var seen = new HashSet<Integer>();
        return trees() == targets()
                && targetsOfTrees().stream().allMatch(found -> found.length == 1 && seen.add(found[0]));
    }

    /** What a leaf of a tree writes. */
    interface Leaves {
        int target(int tree);

        double weight(int tree, int leaf);
    }

    /** Writes trees with at least one test, and for each target a number that all rows get. */
    static NodeProto write(
            Operator like, ElementType type, List<DecisionTree> trees, Leaves leaves, double[] everywhere) {
        var ensemble = new TreeEnsemble(type, TreeEnsemble.Test.AT_MOST, everywhere.length);
        for (int target = 0; target < everywhere.length; target++) {
            if (everywhere[target] != 0) {
                ensemble.add(target, everywhere[target]);
            }
        }
        for (int number = 0; number < trees.size(); number++) {
            add(ensemble, trees.get(number), number, leaves);
        }
        if (trees.isEmpty() && Arrays.stream(everywhere).allMatch(value -> value == 0)) {
            ensemble.add(0, 0);
        }
        var graph = new Graph("trees");
        ensemble.of(graph, graph.input("x", type, "N", "F"));
        NodeProto made = graph.model().getGraph().getNode(0);
        return like.node().toBuilder()
                .setOpType(TYPE)
                .setDomain(GraphBuilder.ML)
                .clearAttribute()
                .addAllAttribute(made.getAttributeList())
                .addAllAttribute(transform(like))
                .build();
    }

    private static List<AttributeProto> transform(Operator like) {
        return like.attribute("post_transform").stream()
                .filter(attribute -> attribute.getI() != 0)
                .map(attribute -> Attributes.of("post_transform", attribute.getI()))
                .toList();
    }

    private static void add(TreeEnsemble ensemble, DecisionTree tree, int number, Leaves leaves) {
        int tests = tree.tests();
        ensemble.add(new TestNodes(tree), new TreeEnsemble.Leaves() {
            @Override
            public int target(int node) {
                return leaves.target(number);
            }

            @Override
            public double weight(int node) {
                return leaves.weight(number, node - tests);
            }
        });
    }

    /** Tests first, then leaves. */
    private record TestNodes(DecisionTree tree) implements TreeEnsemble.Nodes {
        @Override
        public boolean isLeaf(int node) {
            return node >= tree.tests();
        }

        @Override
        public int feature(int node) {
            return tree.feature(node);
        }

        @Override
        public double threshold(int node) {
            return tree.threshold(node);
        }

        @Override
        public int yes(int node) {
            return node(tree.yes(node));
        }

        @Override
        public int no(int node) {
            return node(tree.no(node));
        }

        private int node(int place) {
            return place >= 0 ? place : tree.tests() + ~place;
        }

        @Override
        public boolean missingIsYes(int node) {
            return tree.missingIsYes(node);
        }
    }
}
