package modelport.compression.quantization;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.ArrayList;
import java.util.List;
import modelport.compression.LayerReport;
import modelport.compression.graph.Linear;
import modelport.onnx.edit.EditableGraph;
import modelport.onnx.edit.Operator;

/** Says of weights that a pass over products leaves alone why it does. */
final class LeftOver {
    private LeftOver() {}

    static List<LayerReport> of(EditableGraph graph, boolean dynamic) {
        var layers = new ArrayList<LayerReport>();
        for (TensorProto tensor : graph.constants()) {
            if (!Weights.areMany(tensor) || tensor.getDimsCount() < 2) {
                continue;
            }
            for (Operator user : graph.users(tensor.getName())) {
                if (Linear.of(graph, user).isEmpty() && !RowTables.isLookUp(user, tensor)) {
                    layers.add(Weights.skipped(user.title(), reason(user, dynamic)));
                }
            }
        }
        return layers;
    }

    private static String reason(Operator user, boolean dynamic) {
        return switch (user.node().getOpType()) {
            case "Conv", "ConvTranspose" -> dynamic ? "convolution-slower" : "no-product";
            case "LSTM", "GRU", "RNN" -> "recurrent";
            default -> "no-product";
        };
    }
}
