package modelport.formats.boosting;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import modelport.onnx.Attributes;
import modelport.onnx.ElementType;
import modelport.onnx.Tensors;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/**
 * The nodes of one TreeEnsembleRegressor. A split keeps its index as the node's number, and leaves are numbered behind
 * them. ONNX goes to the true branch if a value lies below the threshold, so that a split by categories, which asks a
 * column of zeros and ones, has its children change places.
 *
 * <p>The engine adds up its targets in the type of the inputs, but always gives floats.
 */
final class EnsembleNodes {
    private static final ByteString LEAF = ByteString.copyFromUtf8("LEAF");

    /** Between the 0 of a row outside of a set and the 1 of a row within. */
    private static final double HALF = 0.5;

    private final ElementType type;
    private final ByteString mode;
    private final ByteBuffer thresholds;
    private final ByteBuffer weights;
    private final AttributeProto.Builder trees = ints("nodes_treeids");
    private final AttributeProto.Builder nodes = ints("nodes_nodeids");
    private final AttributeProto.Builder features = ints("nodes_featureids");
    private final AttributeProto.Builder whenTrue = ints("nodes_truenodeids");
    private final AttributeProto.Builder whenFalse = ints("nodes_falsenodeids");
    private final AttributeProto.Builder missingTrue = ints("nodes_missing_value_tracks_true");
    private final AttributeProto.Builder targetTrees = ints("target_treeids");
    private final AttributeProto.Builder targetNodes = ints("target_nodeids");
    private final AttributeProto.Builder targets = ints("target_ids");
    private final AttributeProto.Builder modes =
            AttributeProto.newBuilder().setName("nodes_modes").setType(AttributeType.STRINGS);
    private int tree = -1;

    /** Room for some trees; {@code weights} is the number of values in all their leaves. */
    EnsembleNodes(ElementType type, boolean strict, Collection<Tree> trees, long weights) {
        this.type = type;
        mode = ByteString.copyFromUtf8(strict ? "BRANCH_LT" : "BRANCH_LEQ");
        long splits = trees.stream().mapToLong(each -> each.splits().size()).sum();
        thresholds = room(2 * splits + trees.size());
        this.weights = room(weights);
    }

    private ByteBuffer room(long elements) {
        return ByteBuffer.allocate(Math.toIntExact(type.bytes(elements))).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static AttributeProto.Builder ints(String name) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
    }

    /** Begins the next tree: its splits, and its leaves without values. */
    void tree(Tree each, DerivedColumns columns) {
        tree++;
        Splits splits = each.splits();
        for (int split = 0; split < splits.size(); split++) {
            int left = node(splits.left()[split], splits.size());
            int right = node(splits.right()[split], splits.size());
            boolean category = splits.isCategory(split);
            features.addInts(columns.column(splits, split));
            node(split, mode, category ? HALF : splits.threshold()[split]);
            whenTrue.addInts(category ? right : left);
            whenFalse.addInts(category ? left : right);
            missingTrue.addInts(splits.missingLeft(split) && !category ? 1 : 0);
        }
        for (int leaf = 0; leaf <= splits.size(); leaf++) {
            features.addInts(0);
            node(splits.size() + leaf, LEAF, 0);
            whenTrue.addInts(0);
            whenFalse.addInts(0);
            missingTrue.addInts(0);
        }
    }

    private static int node(int child, int splits) {
        return child >= 0 ? child : splits + ~child;
    }

    private void node(int number, ByteString itsMode, double threshold) {
        trees.addInts(tree);
        nodes.addInts(number);
        modes.addStrings(itsMode);
        put(thresholds, threshold);
    }

    /** Lets a leaf of the tree that was begun last add to a target. */
    void leaf(Tree each, int leaf, int target, double weight) {
        targetTrees.addInts(tree);
        targetNodes.addInts(each.splits().size() + (long) leaf);
        targets.addInts(target);
        put(weights, weight);
    }

    private void put(ByteBuffer numbers, double number) {
        if (type == ElementType.FLOAT) {
            numbers.putFloat((float) number);
        } else {
            numbers.putDouble(number);
        }
    }

    /** The sums of a matrix's rows, as floats. */
    Value sums(Graph graph, Value matrix, int targetCount, AttributeProto... more) {
        List<AttributeProto> attributes = new ArrayList<>(Stream.of(
                        trees,
                        nodes,
                        features,
                        modes,
                        whenTrue,
                        whenFalse,
                        missingTrue,
                        targetTrees,
                        targetNodes,
                        targets)
                .map(AttributeProto.Builder::build)
                .toList());
        attributes.add(tensor("nodes_values_as_tensor", thresholds));
        attributes.add(tensor("target_weights_as_tensor", weights));
        attributes.add(Attributes.of("n_targets", (long) targetCount));
        attributes.addAll(List.of(more));
        return graph.ml(
                "TreeEnsembleRegressor", ElementType.FLOAT, List.of(matrix), attributes.toArray(AttributeProto[]::new));
    }

    private AttributeProto tensor(String name, ByteBuffer numbers) {
        int elements = numbers.position() * Byte.SIZE / type.bits();
        return Attributes.of(name, Tensors.of(name, type, numbers.flip(), elements));
    }
}
