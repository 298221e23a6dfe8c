package modelport.formats.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/** Parts of a signal, as Python writes them in brackets. */
final class Items {
    private Items() {}

    /** Slices and single places, from the first axis on. */
    static Signal write(Call call) {
        Signal x = call.inputs().getFirst();
        Graph graph = call.graph();
        Object key = call.arguments().get(1, "key");
        List<?> keys = key instanceof List<?> list ? list : key == null ? List.of() : List.of(key);
        if (keys.size() > x.rank() || keys.isEmpty()) {
            throw call.config().unsupported("key", String.valueOf(key));
        }
        Value value = x.value();
        List<Integer> shape = new ArrayList<>(Arrays.stream(x.shape()).boxed().toList());
        List<Integer> gone = new ArrayList<>();
        for (int axis = 0; axis < keys.size(); axis++) {
            Object each = keys.get(axis);
            if (each instanceof Long place && axis > 0) {
                value = graph.gather(value, graph.integer(place), axis);
                gone.add(axis);
            } else {
                Slice slice = Slice.of(call, each);
                if (!slice.isWhole()) {
                    if (axis == 0) {
                        throw call.config().unsupported("key", String.valueOf(each));
                    }
                    value = graph.op(
                            "Slice",
                            value.type(),
                            List.of(
                                    value,
                                    graph.integer(slice.start()),
                                    graph.integer(slice.stop()),
                                    graph.integer(axis),
                                    graph.integer(slice.step())));
                    shape.set(axis, slice.size(x.size(axis)));
                }
            }
        }
        for (int i = gone.size() - 1; i >= 0; i--) {
            value = graph.squeeze(value, gone.get(i));
        }
        int[] left = IntStream.range(0, shape.size())
                .filter(axis -> !gone.contains(axis))
                .map(shape::get)
                .toArray();
        return new Signal(value, left, null);
    }

    /** A part of an axis, as Python writes it. */
    private record Slice(long start, long stop, long step) {
        static Slice of(Call call, @Nullable Object key) {
            if (!(key instanceof Map<?, ?> map) || !(map.get("config") instanceof Map<?, ?> config)) {
                throw call.config().unsupported("key", String.valueOf(key));
            }
            long step = config.get("step") instanceof Long number ? number : 1;
            if (step < 1) {
                throw call.config().unsupported("key", "step " + step);
            }
            long start = config.get("start") instanceof Long number ? number : 0;
            long stop = config.get("stop") instanceof Long number ? number : Long.MAX_VALUE;
            return new Slice(start, stop, step);
        }

        boolean isWhole() {
            return start == 0 && stop == Long.MAX_VALUE && step == 1;
        }

        int size(int size) {
            if (size < 0) {
                return Signal.ANY;
            }
            long from = Math.clamp(start < 0 ? start + size : start, 0, size);
            long to = Math.clamp(stop < 0 ? stop + size : stop, 0, size);
            return (int) Math.max(0, Math.ceilDiv(to - from, step));
        }
    }
}
