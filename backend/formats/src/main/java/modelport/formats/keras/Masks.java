package modelport.formats.keras;

import java.util.ArrayList;
import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Which steps count of several signals that become one; the two versions of Keras think otherwise of it. */
final class Masks {
    private Masks() {}

    /** For signals of which every value is computed with those of the others. */
    static @Nullable Value together(Call call, List<Signal> all) {
        boolean old = call.scope().isOld();
        if (!old && all.stream().anyMatch(signal -> signal.mask() == null)) {
            return null;
        }
        Graph graph = call.graph();
        Value together = null;
        for (Signal signal : all) {
            Value mask = signal.mask();
            if (mask != null) {
                together = together == null ? mask : old ? graph.and(together, mask) : graph.or(together, mask);
            }
        }
        return together;
    }

    /** For signals that lie beside each other along an axis. */
    static @Nullable Value concatenated(Call call, List<Signal> all, int axis) {
        if (all.stream().allMatch(signal -> signal.mask() == null)) {
            return null;
        }
        int rank = all.getFirst().rank();
        if (axis == rank - 1 && rank > 2) {
            return together(call, all);
        }
        if (axis != 1 || rank != 3) {
            throw call.config().unsupported("mask", "axis " + axis);
        }
        Graph graph = call.graph();
        List<Value> masks = new ArrayList<>();
        for (Signal signal : all) {
            Value mask = signal.mask();
            masks.add(mask == null ? every(graph, signal) : mask);
        }
        return graph.concat(1, masks);
    }

    /** All steps count. */
    private static Value every(Graph graph, Signal signal) {
        Value zeros = Formulas.zeros(graph, Formulas.sizes(graph, signal.value(), 0, 2));
        return graph.not(graph.cast(zeros, ElementType.BOOL));
    }
}
