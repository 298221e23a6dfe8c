package modelport.training.network;

import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import modelport.training.network.Weights.Layer;
import modelport.training.network.Weights.Norm;

/** Writes a network's weights as operators. Norms become part of the sums before them. */
public final class NetworkGraph {
    private NetworkGraph() {}

    /** What comes out, [N, outputs], of {@code inputs}, [N, columns] of type FLOAT. */
    public static Value append(Graph graph, Value inputs, Network network, Weights weights) {
        Value values = inputs;
        for (int i = 0; i < weights.layers().size(); i++) {
            values = sums(graph, values, merged(weights.layers().get(i)));
            if (i < network.hidden().size()) {
                values = graph.unary(network.hidden().get(i).activation().operator(), values);
            }
        }
        return values;
    }

    private static Value sums(Graph graph, Value inputs, Layer layer) {
        Value weights = graph.floats(layer.weights(), layer.in(), layer.out());
        return graph.op("Gemm", ElementType.FLOAT, List.of(inputs, weights, graph.floats(layer.bias())));
    }

    private static Layer merged(Layer layer) {
        return layer.norm().map(norm -> merged(layer, norm)).orElse(layer);
    }

    private static Layer merged(Layer layer, Norm norm) {
        double[] scales = new double[layer.out()];
        double[] shifts = new double[layer.out()];
        for (int unit = 0; unit < layer.out(); unit++) {
            scales[unit] = norm.gamma()[unit] / Math.sqrt((double) norm.variance()[unit] + Norm.EPSILON);
            shifts[unit] = norm.beta()[unit] - norm.mean()[unit] * scales[unit];
        }
        return layer.rescaled(scales, shifts);
    }
}
