package modelport.onnx.build;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.RefusedException;
import modelport.onnx.Tensors;

/**
 * Writes binary decision trees as one operator, which adds for each row the weights of the leaves that it reaches: of
 * shape [N, targets]. Trees are added one by one and not kept.
 *
 * <p>In a FLOAT ensemble rows are floats, and each threshold is the largest float that is not above the given one: so
 * the answers are those of the given thresholds. Weights must be floats there.
 */
public final class TreeEnsemble {
    /** What is asked of a column's value {@code x} and the threshold {@code t}. */
    public enum Test {
        /** {@code x <= t} */
        AT_MOST(0),
        /** {@code x < t} */
        BELOW(1);

        private final byte mode;

        Test(int mode) {
            this.mode = (byte) mode;
        }
    }

    private static final int MAX_DEPTH = 512;

    private final ElementType type;
    private final Test test;
    private final int targets;
    private final AttributeProto.Builder features = ints("nodes_featureids");
    private final AttributeProto.Builder yes = ints("nodes_truenodeids");
    private final AttributeProto.Builder no = ints("nodes_falsenodeids");
    private final AttributeProto.Builder yesIsLeaf = ints("nodes_trueleafs");
    private final AttributeProto.Builder noIsLeaf = ints("nodes_falseleafs");
    private final AttributeProto.Builder missing = ints("nodes_missing_value_tracks_true");
    private final AttributeProto.Builder roots = ints("tree_roots");
    private final AttributeProto.Builder leafTargets = ints("leaf_targetids");
    private final Numbers thresholds;
    private final Numbers weights;
    private boolean tracksMissing;

    public TreeEnsemble(ElementType type, Test test, int targets) {
        this.type = type;
        this.test = test;
        this.targets = targets;
        thresholds = new Numbers(type);
        weights = new Numbers(type);
    }

    /** The nodes of one tree; node 0 is the root, and none is below two others. */
    public interface Nodes {
        boolean isLeaf(int node);

        /** The column that is tested. */
        int feature(int node);

        double threshold(int node);

        /** Where a row goes that passes the test. */
        int yes(int node);

        int no(int node);

        /** Whether a row whose value is missing goes where those go that pass. */
        boolean missingIsYes(int node);
    }

    /** What a leaf adds, and to which target. */
    public interface Leaves {
        int target(int leaf);

        double weight(int leaf);
    }

    private record Step(int node, int parent, boolean yes, int depth) {}

    /**
     * Adds a tree.
     *
     * @throws RefusedException if a path is longer than ONNX Runtime can stand, which builds trees by recursion
     */
    public void add(Nodes nodes, Leaves leaves) {
        roots.addInts(features.getIntsCount());
        if (nodes.isLeaf(0)) {
            addConstant(leaves.target(0), leaves.weight(0));
            return;
        }
        Deque<Step> steps = new ArrayDeque<>();
        steps.push(new Step(0, -1, true, 0));
        while (!steps.isEmpty()) {
            Step step = steps.pop();
            requireDepth(step.depth());
            boolean leaf = nodes.isLeaf(step.node());
            int place = leaf ? leaf(leaves.target(step.node()), leaves.weight(step.node())) : split(nodes, step.node());
            link(step, place, leaf);
            if (!leaf) {
                steps.push(new Step(nodes.no(step.node()), place, false, step.depth() + 1));
                steps.push(new Step(nodes.yes(step.node()), place, true, step.depth() + 1));
            }
        }
    }

    private static void requireDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw RefusedException.of("onnx.tree-depth", "limit", MAX_DEPTH);
        }
    }

    /** Adds a tree that is only a leaf. */
    public void add(int target, double weight) {
        roots.addInts(features.getIntsCount());
        addConstant(target, weight);
    }

    /**
     * The operator knows no tree without a test. Both ways lead to a leaf of their own, because ONNX Runtime mixes up
     * the numbers of nodes and leaves where they share one.
     */
    private void addConstant(int target, double weight) {
        int place = node(0, 0, false);
        link(new Step(0, place, true, 1), leaf(target, weight), true);
        link(new Step(0, place, false, 1), leaf(target, weight), true);
    }

    private int split(Nodes nodes, int node) {
        return node(nodes.feature(node), nodes.threshold(node), nodes.missingIsYes(node));
    }

    private int node(int feature, double threshold, boolean missingIsYes) {
        int place = features.getIntsCount();
        features.addInts(feature);
        thresholds.add(type == ElementType.FLOAT ? floor(threshold) : threshold);
        missing.addInts(missingIsYes ? 1 : 0);
        tracksMissing |= missingIsYes;
        List.of(yes, no, yesIsLeaf, noIsLeaf).forEach(attribute -> attribute.addInts(0));
        return place;
    }

    private int leaf(int target, double weight) {
        int place = leafTargets.getIntsCount();
        leafTargets.addInts(target);
        weights.add(weight);
        return place;
    }

    private void link(Step step, int place, boolean leaf) {
        if (step.parent() >= 0) {
            (step.yes() ? yes : no).setInts(step.parent(), place);
            (step.yes() ? yesIsLeaf : noIsLeaf).setInts(step.parent(), leaf ? 1 : 0);
        }
    }

    /** For floats {@code x}, being at most {@code t} is being at most the largest float that is not above {@code t}. */
    private double floor(double threshold) {
        float nearest = (float) threshold;
        return switch (test) {
            case AT_MOST -> nearest > threshold ? Math.nextDown(nearest) : nearest;
            case BELOW -> nearest < threshold ? Math.nextUp(nearest) : nearest;
        };
    }

    /** The sums for rows of the ensemble's type. */
    public Value of(Graph graph, Value rows) {
        int nodes = features.getIntsCount();
        byte[] modes = new byte[nodes];
        Arrays.fill(modes, test.mode);
        List<AttributeProto> attributes = new ArrayList<>();
        List.of(features, yes, no, yesIsLeaf, noIsLeaf, roots, leafTargets)
                .forEach(attribute -> attributes.add(attribute.build()));
        if (tracksMissing) {
            attributes.add(missing.build());
        }
        attributes.add(Attributes.of("nodes_modes", Tensors.of("", ElementType.UINT8, ByteBuffer.wrap(modes), nodes)));
        attributes.add(Attributes.of("nodes_splits", thresholds.tensor()));
        attributes.add(Attributes.of("leaf_weights", weights.tensor()));
        attributes.add(Attributes.of("n_targets", (long) targets));
        return graph.ml("TreeEnsemble", type, List.of(rows), attributes.toArray(AttributeProto[]::new));
    }

    private static AttributeProto.Builder ints(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    }
}
