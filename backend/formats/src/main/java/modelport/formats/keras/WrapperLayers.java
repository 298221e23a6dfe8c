package modelport.formats.keras;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Layers around a layer. */
final class WrapperLayers {
    private WrapperLayers() {}

    static Map<String, Layer> layers() {
        return Map.of(
                "TimeDistributed",
                Layer.one(WrapperLayers::eachStep),
                "SpectralNormalization",
                // Outside of training its weights are used as they are.
                call -> Layers.nested(
                        call, call.config().object("layer"), call.weights().part("layer", ""), call.arguments()));
    }

    /** The layer inside sees the steps of all rows as rows. */
    private static Signal eachStep(Call call) {
        Graph graph = call.graph();
        Signal x = call.input();
        int[] frame = IntStream.range(1, x.rank()).map(x::size).toArray();
        frame[0] = Signal.ANY;
        for (int axis = 2; axis < x.rank(); axis++) {
            call.known(x, axis);
        }
        Value rows = graph.reshape(x.value(), Formulas.longs(frame));
        List<Signal> given = List.of(new Signal(rows, frame, null));
        List<Signal> outputs = Layers.nested(
                call, call.config().object("layer"), call.weights().part("layer", ""), Arguments.of(given));
        if (outputs.size() != 1) {
            throw call.config().unsupported("layer", outputs.size() + " outputs");
        }
        Signal y = outputs.getFirst();
        for (int axis = 1; axis < y.rank(); axis++) {
            call.known(y, axis);
        }
        long[] rest = Formulas.longs(Arrays.copyOfRange(y.shape(), 1, y.rank()));
        Value steps = Formulas.sizes(graph, x.value(), 0, 2);
        Value sizes = rest.length == 0 ? steps : graph.concat(0, List.of(steps, graph.longs(rest)));
        int[] shape = IntStream.concat(
                        IntStream.of(x.size(0), x.size(1)),
                        Arrays.stream(y.shape()).skip(1))
                .toArray();
        return new Signal(Formulas.reshape(graph, y.value(), sizes), shape, x.mask());
    }
}
