package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import modelport.compression.graph.UnfitException;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;

/**
 * A TreeEnsemble whose leaves are what it adds up. Where the leaves of one tree add to different targets, such as votes
 * for classes, fitted leaves add to all of them and are looked up in a table.
 */
final class SummedTrees implements TreeOperator {
    private static final long AVERAGE = 0;
    private static final long SUM = 1;
    /** Numbers that are looked up for one row. */
    private static final long MOST_LOOKED_UP = 50_000;

    private final Operator operator;
    private final EnsembleNode node;
    private final Forest forest;
    private final boolean single;

    SummedTrees(Operator operator) {
        this.operator = operator;
        node = new EnsembleNode(operator);
        long aggregate = operator.attribute("aggregate_function", SUM);
        if (aggregate != SUM && aggregate != AVERAGE) {
            throw UnfitException.of("compression.tree-sums");
        }
        double share = aggregate == SUM ? 1 : 1.0 / node.trees();
        var trees = new ArrayList<DecisionTree>();
        List<int[]> targets = node.targetsOfTrees();
        for (int tree = 0; tree < node.trees(); tree++) {
            int[] to = targets.get(tree);
            trees.add(node.tree(tree, leaf -> leaf(to, node.target(leaf), node.weight(leaf) * share), to));
        }
        forest = new Forest(trees, node.targets());
        single = targets.stream().allMatch(to -> to.length == 1);
        if (!single && (!checked() || (long) node.trees() * node.targets() > MOST_LOOKED_UP)) {
            throw UnfitException.of("compression.tree-sums");
        }
    }

    private static double[] leaf(int[] targets, int target, double weight) {
        return Arrays.stream(targets)
                .mapToDouble(to -> to == target ? weight : 0)
                .toArray();
    }

    @Override
    public String title() {
        return operator.title();
    }

    @Override
    public String rows() {
        return operator.input(0);
    }

    @Override
    public String sums() {
        return operator.output();
    }

    @Override
    public Forest forest() {
        return forest;
    }

    @Override
    public boolean checked() {
        return operator.attribute("post_transform", 0) == 0;
    }

    @Override
    public boolean staysPositive() {
        return false;
    }

    @Override
    public long bytes(EditableGraph graph) {
        return operator.node().getSerializedSize();
    }

    @Override
    public void write(EditableGraph graph, Forest fitted, SumRange range) {
        if (!single) {
            String sums = new LeafTable(graph, node.type(), fitted).write(operator, true);
            range.write(graph, node.type(), sums, sums());
            return;
        }
        NodeProto written = written(fitted);
        graph.remove(operator);
        if (checked() && range.isLeftBy(fitted)) {
            String free = graph.fresh("sums");
            graph.add(written.toBuilder().setOutput(0, free).build());
            range.write(graph, node.type(), free, sums());
        } else {
            graph.add(written);
        }
    }

    private NodeProto written(Forest fitted) {
        var everywhere = new double[fitted.targets()];
        var trees = new ArrayList<DecisionTree>();
        for (DecisionTree tree : fitted.trees()) {
            if (tree.tests() > 0) {
                trees.add(tree);
            } else {
                everywhere[tree.targets()[0]] += tree.leaves().getFirst()[0];
            }
        }
        var leaves = new EnsembleNode.Leaves() {
            @Override
            public int target(int tree) {
                return trees.get(tree).targets()[0];
            }

            @Override
            public double weight(int tree, int leaf) {
                return trees.get(tree).leaves().get(leaf)[0];
            }
        };
        return EnsembleNode.write(operator, node.type(), trees, leaves, everywhere);
    }
}
