package modelport.formats.torch;

import java.util.List;
import java.util.stream.Collectors;
import modelport.onnx.RefusedException;

/**
 * A tensor of a state dict: a view of a storage.
 *
 * @param name its key; keys of dicts around it stand before it, with dots between
 * @param storage the name of the storage in its file
 * @param offset of its first element in the storage, in elements
 * @param strides in elements, one for each axis
 */
public record TorchTensor(
        String name, TorchType type, List<Long> shape, String storage, long offset, List<Long> strides) {
    private static final long MOST_ELEMENTS = Long.MAX_VALUE / 64;

    public TorchTensor {
        shape = List.copyOf(shape);
        strides = List.copyOf(strides);
    }

    TorchTensor named(String other) {
        return new TorchTensor(other, type, shape, storage, offset, strides);
    }

    /** Number of elements. */
    public long elements() {
        long elements = 1;
        for (long size : shape) {
            elements = size < 0 || (size > 0 && elements > MOST_ELEMENTS / size) ? -1 : elements * size;
            if (elements < 0) {
                throw broken();
            }
        }
        return elements;
    }

    /** The elements that its storage must have. */
    long reach() {
        if (strides.size() != shape.size() || offset < 0) {
            throw broken();
        }
        if (elements() == 0) {
            return 0;
        }
        long last = offset;
        for (int axis = 0; axis < shape.size(); axis++) {
            long steps = shape.get(axis) - 1;
            long stride = strides.get(axis);
            if (stride < 0 || (stride > 0 && steps > (MOST_ELEMENTS - last) / stride)) {
                throw broken();
            }
            last += steps * stride;
        }
        return last + 1;
    }

    /** How people see it: {@code fc1.weight float32[8,6]}. */
    public String description() {
        return name + " " + type.title()
                + shape.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]"));
    }

    RefusedException broken() {
        return RefusedException.of("torch.broken-file-tensor", "name", name);
    }
}
