package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.GraphBuilder;
import modelport.onnx.Tensors;
import modelport.onnx.Types;
import modelport.onnx.edit.Operator;

/** Trees out of a random number generator, and models made of them. */
final class RandomTrees {
    static final int WIDTH = 5;

    private RandomTrees() {}

    /**
     * A tree in which some ways end early.
     *
     * @param leaf what a leaf adds
     */
    static DecisionTree tree(Random random, int depth, int[] targets, Supplier<double[]> leaf) {
        var below = new ArrayList<int[]>();
        var leaves = new ArrayList<double[]>();
        grow(random, depth, below, leaves, leaf);
        var tests = new DecisionTree.Tests(below.size());
        for (int i = 0; i < below.size(); i++) {
            tests.set(i, random.nextInt(WIDTH), random.nextInt(-8, 9) / 4.0, random.nextBoolean());
            tests.link(i, below.get(i)[0], below.get(i)[1]);
        }
        return new DecisionTree(tests, leaves, targets);
    }

    private static int grow(
            Random random, int depth, List<int[]> below, List<double[]> leaves, Supplier<double[]> leaf) {
        boolean ends = !below.isEmpty() && (depth == 0 || random.nextInt(5) == 0);
        if (ends) {
            leaves.add(leaf.get());
            return ~(leaves.size() - 1);
        }
        int[] ways = new int[2];
        int place = below.size();
        below.add(ways);
        ways[0] = grow(random, depth - 1, below, leaves, leaf);
        ways[1] = grow(random, depth - 1, below, leaves, leaf);
        return place;
    }

    /** Trees that each add to one of the targets, in turn. */
    static Forest boosted(Random random, int trees, int depth, int targets) {
        var made = new ArrayList<DecisionTree>();
        for (int i = 0; i < trees; i++) {
            made.add(tree(random, depth, new int[] {i % targets}, () -> new double[] {random.nextInt(-32, 33) / 64.0}));
        }
        return new Forest(made, targets);
    }

    /** Trees whose leaves never take anything away. */
    static Forest positive(Random random, int trees, int depth) {
        var made = new ArrayList<DecisionTree>();
        for (int i = 0; i < trees; i++) {
            made.add(tree(random, depth, new int[] {0}, () -> new double[] {random.nextInt(64) / 64.0}));
        }
        return new Forest(made, 1);
    }

    /** Trees whose leaves share one among all targets. */
    static Forest shares(Random random, int trees, int depth, int targets) {
        var made = new ArrayList<DecisionTree>();
        int[] all = IntStream.range(0, targets).toArray();
        for (int i = 0; i < trees; i++) {
            made.add(tree(random, depth, all, () -> {
                var leaf = new double[targets];
                for (int share = 0; share < 16; share++) {
                    leaf[random.nextInt(targets)] += 1 / 16.0;
                }
                return leaf;
            }));
        }
        return new Forest(made, targets);
    }

    /** Trees whose leaves vote for one target. */
    static Forest votes(Random random, int trees, int depth, int targets) {
        var made = new ArrayList<DecisionTree>();
        int[] all = IntStream.range(0, targets).toArray();
        for (int i = 0; i < trees; i++) {
            made.add(tree(random, depth, all, () -> {
                var leaf = new double[targets];
                leaf[random.nextInt(targets)] = 1;
                return leaf;
            }));
        }
        return new Forest(made, targets);
    }

    private static Operator operator(String type, String... outputs) {
        return new Operator(
                0,
                NodeProto.newBuilder()
                        .setName("trees")
                        .setDomain(GraphBuilder.ML)
                        .setOpType(type)
                        .addInput("x")
                        .addAllOutput(List.of(outputs))
                        .build());
    }

    private static GraphBuilder graph(ElementType type) {
        return new GraphBuilder("forest").opset(GraphBuilder.ML, 5).input("x", Types.tensor(type, "N", WIDTH));
    }

    private static ModelProto model(GraphBuilder graph, NodeProto node, String output, TypeProto type) {
        ModelProto model = graph.output(output, type).model();
        var builder = model.toBuilder();
        builder.getGraphBuilder().addNode(0, node);
        return builder.build();
    }

    /** The newer operator; each leaf adds to one target, the largest of its numbers. */
    static ModelProto ensemble(Forest forest, ElementType type) {
        var leaves = new EnsembleNode.Leaves() {
            @Override
            public int target(int tree) {
                return forest.trees().get(tree).targets()[0];
            }

            @Override
            public double weight(int tree, int leaf) {
                return forest.trees().get(tree).leaves().get(leaf)[0];
            }
        };
        NodeProto node = EnsembleNode.write(
                operator(EnsembleNode.TYPE, "y"), type, forest.trees(), leaves, new double[forest.targets()]);
        return model(graph(type), node, "y", Types.tensor(type, "N", forest.targets()));
    }

    /** Votes in the newer operator. */
    static ModelProto voting(Forest forest) {
        ModelProto first = ensemble(new Forest(forest.trees(), forest.targets()), ElementType.FLOAT);
        var targets = new ArrayList<Long>();
        var weights = new float
                [forest.trees().stream().mapToInt(tree -> tree.leaves().size()).sum()];
        Arrays.fill(weights, 1);
        // The writer goes down on the side of yes first, and so do these trees when they grow.
        for (DecisionTree tree : forest.trees()) {
            for (double[] leaf : tree.leaves()) {
                targets.add((long) target(leaf));
            }
        }
        var model = first.toBuilder();
        var node = model.getGraphBuilder().getNodeBuilder(0);
        for (int i = 0; i < node.getAttributeCount(); i++) {
            switch (node.getAttribute(i).getName()) {
                case "leaf_targetids" ->
                    node.setAttribute(
                            i,
                            Attributes.longs(
                                    "leaf_targetids",
                                    targets.stream().mapToLong(Long::longValue).toArray()));
                case "leaf_weights" ->
                    node.setAttribute(i, Attributes.of("leaf_weights", Tensors.floats("", weights, weights.length)));
                default -> {
                    // the tests stay as they are
                }
            }
        }
        return model.build();
    }

    private static int target(double[] leaf) {
        for (int i = 0; i < leaf.length; i++) {
            if (leaf[i] != 0) {
                return i;
            }
        }
        return 0;
    }

    /** The newer operator telling leaves, which are then looked up and added. */
    static ModelProto lookedUp(Forest forest) {
        var first = new int[forest.trees().size()];
        var table = new ArrayList<double[]>();
        for (int i = 0; i < first.length; i++) {
            first[i] = table.size();
            table.addAll(forest.trees().get(i).leaves());
        }
        var leaves = new EnsembleNode.Leaves() {
            @Override
            public int target(int tree) {
                return tree;
            }

            @Override
            public double weight(int tree, int leaf) {
                return (double) first[tree] + leaf;
            }
        };
        NodeProto node = EnsembleNode.write(
                operator(EnsembleNode.TYPE, "reached"),
                ElementType.FLOAT,
                forest.trees(),
                leaves,
                new double[first.length]);
        double[] flat = table.stream().flatMapToDouble(Arrays::stream).toArray();
        GraphBuilder graph = graph(ElementType.FLOAT)
                .initializer(Tensors.doubles("table", flat, table.size(), forest.targets()))
                .initializer(Tensors.longs("axis", new long[] {1}, 1))
                .node("Cast", List.of("reached"), List.of("index"), Attributes.of("to", 7L))
                .node("Gather", List.of("table", "index"), List.of("found"), Attributes.of("axis", 0L))
                .node("ReduceSum", List.of("found", "axis"), List.of("y"), Attributes.of("keepdims", 0L));
        return model(graph, node, "y", Types.tensor(ElementType.DOUBLE, "N", forest.targets()));
    }

    static ModelProto regressor(Forest forest) {
        var table = new ClassicTable(ElementType.FLOAT, "target_");
        forest.trees().forEach(table::add);
        NodeProto node = operator(ClassicTrees.REGRESSOR, "y").node().toBuilder()
                .addAllAttribute(table.attributes())
                .addAttribute(Attributes.of("n_targets", (long) forest.targets()))
                .build();
        return model(
                graph(ElementType.FLOAT).opset(GraphBuilder.ML, 3),
                node,
                "y",
                Types.tensor(ElementType.FLOAT, "N", forest.targets()));
    }

    static ModelProto classifier(Forest forest, int labels) {
        var table = new ClassicTable(ElementType.FLOAT, "class_");
        forest.trees().forEach(table::add);
        NodeProto node = operator(ClassicTrees.CLASSIFIER, "label", "y").node().toBuilder()
                .addAllAttribute(table.attributes())
                .addAttribute(Attributes.longs(
                        "classlabels_int64s", LongStream.range(0, labels).toArray()))
                .build();
        GraphBuilder graph = graph(ElementType.FLOAT)
                .opset(GraphBuilder.ML, 3)
                .output("label", Types.tensor(ElementType.INT64, "N"));
        return model(graph, node, "y", Types.tensor(ElementType.FLOAT, "N", labels));
    }
}
