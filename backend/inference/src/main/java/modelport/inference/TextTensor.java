package modelport.inference;

import java.util.Arrays;
import java.util.List;
import modelport.contract.registry.DataType;

/** A tensor of texts. */
public final class TextTensor implements Tensor {
    /** Stands for a text that is not there: a code point that no text has. */
    public static final String MISSING = "\uffff";

    private final long[] shape;
    private final List<String> values;

    /** As many values as fit the shape. */
    public TextTensor(long[] shape, List<String> values) {
        if (Tensor.elementsOf(shape) != values.size()) {
            throw new IllegalArgumentException(
                    "%s takes other than %d texts".formatted(Arrays.toString(shape), values.size()));
        }
        this.shape = shape.clone();
        this.values = List.copyOf(values);
    }

    @Override
    public DataType type() {
        return DataType.BYTES;
    }

    @Override
    public long[] shape() {
        return shape.clone();
    }

    @Override
    public int elements() {
        return values.size();
    }

    /** In row-major order. */
    public List<String> values() {
        return values;
    }

    @Override
    public String value(int index) {
        return values.get(index);
    }

    @Override
    public TextTensor slice(int from, int to) {
        long[] part = shape.clone();
        part[0] = Math.subtractExact(to, from);
        int row = rowElements();
        return new TextTensor(part, values.subList(from * row, to * row));
    }

    @Override
    public TextTensor reshape(long... other) {
        return new TextTensor(other, values);
    }

    static TextTensor concat(List<TextTensor> parts) {
        TextTensor first = parts.getFirst();
        long[] shape = first.shape.clone();
        shape[0] = 0;
        for (TextTensor part : parts) {
            boolean fits = part.shape.length == shape.length
                    && Arrays.equals(part.shape, 1, shape.length, shape, 1, shape.length);
            if (!fits) {
                throw new IllegalArgumentException("%s after %s".formatted(part, first));
            }
            shape[0] += part.shape[0];
        }
        return new TextTensor(
                shape, parts.stream().flatMap(part -> part.values.stream()).toList());
    }

    @Override
    public String toString() {
        return DataType.BYTES + Arrays.toString(shape);
    }
}
