package modelport.compression.trees;

import java.util.List;
import modelport.onnx.Attributes;
import modelport.onnx.Tensors;
import modelport.onnx.edit.EditableGraph;

/** Sums along an axis, which newer versions of ONNX write otherwise than older ones. */
final class Reduction {
    private static final int AXES_ARE_INPUTS = 13;

    private Reduction() {}

    static String sum(EditableGraph graph, String value, long axis, boolean keep) {
        var keepDims = Attributes.of("keepdims", keep ? 1L : 0L);
        if (graph.opset() < AXES_ARE_INPUTS) {
            return graph.add("", "ReduceSum", List.of(value), Attributes.longs("axes", axis), keepDims);
        }
        String axes = graph.put(Tensors.longs(graph.fresh("axis"), new long[] {axis}, 1));
        return graph.add("", "ReduceSum", List.of(value, axes), keepDims);
    }
}
