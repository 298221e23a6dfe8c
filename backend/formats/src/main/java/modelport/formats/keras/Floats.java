package modelport.formats.keras;

import java.util.Arrays;
import modelport.onnx.build.Graph;
import modelport.onnx.build.Value;

/** Numbers that a model has learnt, the last axis running fastest. */
final class Floats {
    private final int[] shape;
    private final float[] values;

    Floats(int[] shape, float[] values) {
        this.shape = shape;
        this.values = values;
    }

    int[] shape() {
        return shape;
    }

    float[] values() {
        return values;
    }

    static Floats of(float... values) {
        return new Floats(new int[] {values.length}, values);
    }

    int size(int axis) {
        return shape[axis];
    }

    /** The same numbers with their axes in another order. */
    Floats permuted(int... order) {
        int[] sizes = Arrays.stream(order).map(axis -> shape[axis]).toArray();
        int[] strides = strides();
        int[] steps = Arrays.stream(order).map(axis -> strides[axis]).toArray();
        float[] moved = new float[values.length];
        int[] at = new int[sizes.length];
        int from = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = values[from];
            for (int axis = sizes.length - 1; axis >= 0; axis--) {
                at[axis]++;
                from += steps[axis];
                if (at[axis] < sizes[axis]) {
                    break;
                }
                from -= at[axis] * steps[axis];
                at[axis] = 0;
            }
        }
        return new Floats(sizes, moved);
    }

    private int[] strides() {
        int[] strides = new int[shape.length];
        int stride = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }

    /** The same numbers with the first axes turned around, as by 180 degrees. */
    Floats turned(int axes) {
        int inner = 1;
        for (int axis = axes; axis < shape.length; axis++) {
            inner *= shape[axis];
        }
        int outer = inner == 0 ? 0 : values.length / inner;
        float[] turned = new float[values.length];
        for (int i = 0; i < outer; i++) {
            System.arraycopy(values, i * inner, turned, (outer - 1 - i) * inner, inner);
        }
        return new Floats(shape, turned);
    }

    Floats reshaped(int... sizes) {
        return new Floats(sizes, values);
    }

    /** A row of a matrix. */
    Floats row(int index) {
        int width = shape[1];
        return Floats.of(Arrays.copyOfRange(values, index * width, (index + 1) * width));
    }

    /** Some of a matrix's columns. */
    Floats columns(int from, int to) {
        int rows = shape[0];
        int width = shape[1];
        float[] part = new float[rows * (to - from)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * width + from, part, row * (to - from), to - from);
        }
        return new Floats(new int[] {rows, to - from}, part);
    }

    Value value(Graph graph) {
        long[] sizes = Arrays.stream(shape).asLongStream().toArray();
        return graph.floats(values, sizes.length == 0 ? new long[] {1} : sizes);
    }
}
