package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import modelport.compression.graph.UnfitException;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;

/** A forest in one of the older operators, which other converters write. */
final class ClassicTrees implements TreeOperator {
    static final String CLASSIFIER = "TreeEnsembleClassifier";
    static final String REGRESSOR = "TreeEnsembleRegressor";

    private final Operator operator;
    private final ClassicNode node;
    private final Forest forest;
    private final boolean classifier;
    private final boolean average;

    ClassicTrees(Operator operator) {
        this.operator = operator;
        classifier = operator.node().getOpType().equals(CLASSIFIER);
        node = new ClassicNode(operator, classifier ? "class_" : "target_");
        String aggregate = text("aggregate_function", "SUM");
        average = aggregate.equals("AVERAGE");
        if (!average && !aggregate.equals("SUM")) {
            throw UnfitException.of("compression.tree-sums");
        }
        List<DecisionTree> read = node.trees(targets(), 1);
        double share = average ? 1.0 / read.size() : 1;
        forest = new Forest(average ? node.trees(targets(), share) : read, targets());
    }

    private String text(String name, String otherwise) {
        return operator.attribute(name)
                .map(attribute -> attribute.getS().toStringUtf8())
                .orElse(otherwise);
    }

    private int targets() {
        return classifier
                ? Math.max(labels(), 1 + (int) largestTarget())
                : (int) operator.attribute("n_targets", 1 + largestTarget());
    }

    private long largestTarget() {
        return node.leafTargets().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    private int labels() {
        return operator.attribute("classlabels_int64s")
                        .map(AttributeProto::getIntsCount)
                        .orElse(0)
                + operator.attribute("classlabels_strings")
                        .map(AttributeProto::getStringsCount)
                        .orElse(0);
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
        return operator.node().getOutput(classifier ? 1 : 0);
    }

    @Override
    public Forest forest() {
        return forest;
    }

    /** Of two classes the operator may compute one from the other; a base may be added, and a function applied. */
    @Override
    public boolean checked() {
        return text("post_transform", "NONE").equals("NONE")
                && operator.attribute("base_values").isEmpty()
                && operator.attribute("base_values_as_tensor").isEmpty()
                && !isBinary();
    }

    /** Where all leaves name one of two classes. */
    private boolean isBinary() {
        return classifier
                && labels() == 2
                && node.leafTargets().stream().distinct().count() == 1;
    }

    @Override
    public boolean staysPositive() {
        return isBinary() && Arrays.stream(node.leafWeights()).allMatch(weight -> weight >= 0);
    }

    @Override
    public long bytes(EditableGraph graph) {
        return operator.node().getSerializedSize();
    }

    @Override
    public void write(EditableGraph graph, Forest fitted, SumRange range) {
        NodeProto written = node.write(
                narrowed(together(fitted), Math.toIntExact(node.leafTargets().getFirst())), average);
        graph.remove(operator);
        if (checked() && range.isLeftBy(fitted)) {
            String free = graph.fresh("sums");
            graph.add(written.toBuilder().setOutput(classifier ? 1 : 0, free).build());
            range.write(graph, node.type(), free, sums());
        } else {
            graph.add(written);
        }
    }

    /** Trees without tests become one. */
    private static List<DecisionTree> together(Forest fitted) {
        var trees = new ArrayList<DecisionTree>();
        var everywhere = new double[fitted.targets()];
        for (DecisionTree tree : fitted.trees()) {
            if (tree.tests() > 0) {
                trees.add(tree);
                continue;
            }
            for (int target = 0; target < everywhere.length; target++) {
                everywhere[target] += tree.leaves().getFirst()[target];
            }
        }
        if (Arrays.stream(everywhere).anyMatch(value -> value != 0)) {
            int[] targets = IntStream.range(0, everywhere.length).toArray();
            trees.add(new DecisionTree(new DecisionTree.Tests(0), List.of(everywhere), targets));
        }
        return trees;
    }

    /**
     * Without the targets that a tree's leaves add nothing to: for boosted trees all but one.
     *
     * @param known a target that some leaf had before; which ones there are tells the operator what kind of model it is
     */
    private static List<DecisionTree> narrowed(List<DecisionTree> trees, int known) {
        return trees.stream()
                .map(tree -> {
                    int[] used = IntStream.range(0, tree.targets().length)
                            .filter(target -> tree.leaves().stream().anyMatch(leaf -> leaf[target] != 0))
                            .toArray();
                    int[] kept = used.length == 0 ? new int[] {known} : used;
                    return tree.only(kept);
                })
                .toList();
    }
}
