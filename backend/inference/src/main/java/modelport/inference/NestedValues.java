package modelport.inference;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import org.jspecify.annotations.Nullable;

/** Nested lists as the tensor that one input takes. */
final class NestedValues {
    private final TensorSpec spec;
    private final Cells cells;
    private final long[] shape;
    private final int[] place;

    private NestedValues(TensorSpec spec, long[] shape, boolean missingAllowed) {
        this.spec = spec;
        this.shape = shape;
        this.cells = new Cells(spec, missingAllowed);
        this.place = new int[shape.length];
    }

    /** The sizes are those of the first lists; every other list must agree. */
    static Tensor read(TensorSpec spec, @Nullable Object nested, boolean missingAllowed) {
        List<Long> sizes = sizes(nested);
        if (sizes.size() != spec.shape().size()) {
            throw InputErrors.shape(spec, sizes);
        }
        if (!sizes.isEmpty() && sizes.getFirst() == 0) {
            throw InputErrors.noRows(spec.name());
        }
        long[] shape = sizes.stream().mapToLong(Long::longValue).toArray();
        for (int axis = 2; axis < shape.length; axis++) {
            long fixed = spec.shape().get(axis);
            if (fixed >= 0 && fixed != shape[axis]) {
                throw InputErrors.shape(spec, sizes);
            }
        }
        expectFirst(spec, shape);
        return new NestedValues(spec, shape, missingAllowed).read(nested);
    }

    private static void expectFirst(TensorSpec spec, long[] shape) {
        if (shape.length > 0 && spec.shape().getFirst() >= 0 && spec.shape().getFirst() != shape[0]) {
            throw InputErrors.shape(spec, Arrays.stream(shape).boxed().toList());
        }
        if (shape.length > 1 && spec.shape().get(1) >= 0 && spec.shape().get(1) != shape[1]) {
            throw InputErrors.rowLength(spec.name(), 0, spec.shape().get(1), shape[1]);
        }
    }

    private Tensor read(@Nullable Object nested) {
        if (spec.type() == DataType.BYTES) {
            var texts = new ArrayList<String>();
            walk(nested, 0, value -> texts.add(cells.at(column()).text(value, where())));
            return new TextTensor(shape, texts);
        }
        NumberTensor tensor = Tensor.allocate(spec.type(), shape);
        ByteBuffer data = tensor.data();
        walk(nested, 0, value -> cells.at(column()).put(data, value, where()));
        return tensor;
    }

    private int column() {
        return place.length > 1 ? place[1] : 0;
    }

    private void walk(@Nullable Object value, int axis, Consumer<@Nullable Object> leaf) {
        if (axis == shape.length) {
            leaf.accept(value);
            return;
        }
        if (!(value instanceof List<?> list)) {
            throw InputErrors.value(spec, where(axis), String.valueOf(value));
        }
        if (list.size() != shape[axis]) {
            throw axis == 1
                    ? InputErrors.rowLength(spec.name(), place[0], shape[1], list.size())
                    : InputErrors.ragged(spec.name(), where(axis), shape[axis], list.size());
        }
        for (int i = 0; i < list.size(); i++) {
            place[axis] = i;
            walk(list.get(i), axis + 1, leaf);
        }
    }

    private static List<Long> sizes(@Nullable Object nested) {
        var sizes = new ArrayList<Long>();
        Object level = nested;
        while (level instanceof List<?> list) {
            sizes.add((long) list.size());
            level = list.isEmpty() ? null : list.getFirst();
        }
        return sizes;
    }

    private String where() {
        return where(place.length);
    }

    private String where(int depth) {
        var path = new StringBuilder();
        for (int axis = 0; axis < depth; axis++) {
            path.append('[').append(place[axis]).append(']');
        }
        return path.toString();
    }
}
