package modelport.formats.sklearn;

import java.util.List;
import modelport.onnx.ElementType;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring columns of one table that are one tensor.
 *
 * @param value numbers of type DOUBLE or texts, of shape [N, width]
 * @param width at least 1
 * @param input name of the model's own input that this is, untouched; absent for what was computed
 */
record Segment(Value value, int width, @Nullable String input) {
    boolean isText() {
        return value.type() == ElementType.STRING;
    }

    Segment columns(Graph graph, List<Integer> indexes) {
        boolean all = indexes.size() == width;
        for (int i = 0; all && i < width; i++) {
            all = indexes.get(i) == i;
        }
        int[] picked = indexes.stream().mapToInt(Integer::intValue).toArray();
        return all ? this : new Segment(graph.columns(value, picked), picked.length, null);
    }
}
