package modelport.compression.graph;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import modelport.contract.registry.DataType;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;

/** Numbers out of tensors. */
public final class Values {
    private Values() {}

    /** All numbers of a tensor, in row-major order. */
    public static double[] of(Tensor tensor) {
        var numbers = (NumberTensor) tensor;
        var values = new double[numbers.elements()];
        if (numbers.type() == DataType.FP32) {
            FloatBuffer floats = numbers.floats();
            for (int i = 0; i < values.length; i++) {
                values[i] = floats.get(i);
            }
        } else if (numbers.type() == DataType.FP64) {
            DoubleBuffer doubles = numbers.doubles();
            doubles.get(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers.number(i);
            }
        }
        return values;
    }
}
