package modelport.compression.trees;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;

/** A forest where it stands in a graph. */
interface TreeOperator {
    String title();

    /** The value that the trees test, of shape [N, features]. */
    String rows();

    /** A value that tells the sums, or is the model's answer; of which {@link #checked} may be asked. */
    String sums();

    Forest forest();

    /** Whether {@link #sums} is exactly what the leaves add up to. */
    boolean checked();

    /** Whether no leaf may come below zero because the operator would then read all of them differently. */
    boolean staysPositive();

    /** Bytes of everything that the forest takes. */
    long bytes(EditableGraph graph);

    /** Puts another forest in its place, whose sums may be anything; afterwards this is of no use. */
    void write(EditableGraph graph, Forest forest, SumRange range);

    /** Bytes of operators. */
    static long bytes(List<Operator> operators) {
        return operators.stream()
                .map(Operator::node)
                .mapToLong(NodeProto::getSerializedSize)
                .sum();
    }
}
