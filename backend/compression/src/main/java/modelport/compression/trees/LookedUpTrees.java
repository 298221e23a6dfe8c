package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import modelport.onnx.ElementType;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;
import modelport.onnx.edit.TensorValues;

/**
 * A TreeEnsemble that says which leaf of each tree a row reaches; what these leaves say is looked up in a table and
 * added up: TreeEnsemble, Cast, Gather, ReduceSum. A single tree needs no sum.
 */
final class LookedUpTrees implements TreeOperator {
    private final Operator operator;
    private final Operator gather;
    private final Optional<Operator> sum;
    private final TensorProto table;
    private final Forest forest;

    private LookedUpTrees(
            Operator operator, Operator gather, Optional<Operator> sum, TensorProto table, EnsembleNode node) {
        this.operator = operator;
        this.gather = gather;
        this.sum = sum;
        this.table = table;
        double[] values = TensorValues.doubles(table);
        int width = (int) table.getDims(1);
        int[] targets = IntStream.range(0, width).toArray();
        var trees = new ArrayList<DecisionTree>();
        for (int tree = 0; tree < node.trees(); tree++) {
            trees.add(node.tree(
                    tree,
                    leaf -> {
                        int row = (int) node.weight(leaf);
                        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
                    },
                    targets));
        }
        forest = new Forest(trees, width);
    }

    /** The forest that begins with an operator, if that is how it goes on. */
    static Optional<LookedUpTrees> of(EditableGraph graph, Operator operator) {
        Optional<Operator> gather = only(graph, operator.output(), "Cast")
                .filter(cast -> cast.attribute("to", 0) == ElementType.INT64.code())
                .flatMap(cast -> only(graph, cast.output(), "Gather"))
                .filter(found -> found.attribute("axis", 0) == 0);
        Optional<TensorProto> table = gather.flatMap(found -> graph.constant(found.input(0)))
                .filter(TensorValues::isFloating)
                .filter(found -> found.getDimsCount() == 2);
        if (gather.isEmpty() || table.isEmpty()) {
            return Optional.empty();
        }
        var node = new EnsembleNode(operator);
        Optional<Operator> sum =
                only(graph, gather.get().output(), "ReduceSum").filter(found -> isAxisOfTrees(graph, found));
        boolean adds = node.trees() == 1 || sum.isPresent();
        return adds && node.tellsLeaves()
                ? Optional.of(new LookedUpTrees(operator, gather.get(), sum, table.get(), node))
                : Optional.empty();
    }

    private static Optional<Operator> only(EditableGraph graph, String value, String type) {
        return Optional.of(value)
                .filter(graph::isPrivate)
                .map(read -> graph.users(read).getFirst())
                .filter(user -> user.is(type));
    }

    private static boolean isAxisOfTrees(EditableGraph graph, Operator sum) {
        return graph.constant(sum.input(1))
                .filter(axes -> axes.getDataType() == ElementType.INT64.code())
                .map(axes -> axes.hasRawData() ? axes.getRawData().asReadOnlyByteBuffer() : ByteBuffer.allocate(0))
                .filter(axes -> axes.remaining() == Long.BYTES
                        && axes.order(ByteOrder.LITTLE_ENDIAN).getLong() == 1)
                .isPresent();
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
        return sum.orElse(gather).output();
    }

    @Override
    public Forest forest() {
        return forest;
    }

    @Override
    public boolean checked() {
        return true;
    }

    @Override
    public boolean staysPositive() {
        return false;
    }

    @Override
    public long bytes(EditableGraph graph) {
        return (long) operator.node().getSerializedSize() + table.getSerializedSize();
    }

    @Override
    public void write(EditableGraph graph, Forest fitted, SumRange range) {
        String name = sums();
        graph.remove(gather);
        sum.ifPresent(graph::remove);
        String sums = new LeafTable(graph, type(), fitted).write(operator, sum.isPresent());
        if (range.isLeftBy(fitted)) {
            range.write(graph, type(), sums, name);
        } else {
            graph.add(EditableGraph.node("", "Identity", List.of(sums), name));
        }
    }

    private ElementType type() {
        return TensorValues.type(table);
    }
}
