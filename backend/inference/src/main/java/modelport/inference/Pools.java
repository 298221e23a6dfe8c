package modelport.inference;

import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import modelport.contract.registry.DataType;
import modelport.contract.registry.Pooling;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.TextInput;

/** Makes one vector per text of the vectors of its tokens. */
final class Pools {
    private static final double SMALLEST_NORM = 1e-12;

    private Pools() {}

    static boolean isNone(TextInput text) {
        return text.pooling() == Pooling.NONE;
    }

    /** The output that has a vector per token. */
    static TensorSpec vectors(Signature signature) {
        return signature.outputs().stream()
                .filter(Pools::isVectors)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no output with a vector per token"));
    }

    /** Texts, tokens, and a vector each. */
    static boolean isVectors(TensorSpec output) {
        boolean fractions = output.type() == DataType.FP32 || output.type() == DataType.FP16;
        return fractions && output.shape().size() == 3;
    }

    static Tensor pool(NumberTensor vectors, NumberTensor mask, TextInput text) {
        long[] shape = vectors.shape();
        int width = (int) shape[1];
        int dimension = (int) shape[2];
        FloatBuffer source = floats(vectors);
        LongBuffer counts = mask.longs();
        var token = new float[dimension];
        var pooled = new float[(int) shape[0] * dimension];
        var sum = new float[dimension];
        for (int row = 0; row < shape[0]; row++) {
            Arrays.fill(sum, 0);
            int counted = 0;
            for (int i = 0; i < width && !(counted == 1 && text.pooling() == Pooling.CLS); i++) {
                if (counts.get(row * width + i) == 0) {
                    continue;
                }
                counted++;
                source.get((row * width + i) * dimension, token);
                for (int d = 0; d < dimension; d++) {
                    sum[d] += token[d];
                }
            }
            double scale = 1.0 / Math.max(1, counted);
            put(pooled, row, sum, text.normalize() ? scale / norm(sum, scale) : scale);
        }
        return Tensor.floats(pooled, shape[0], dimension);
    }

    /** Vectors of length 1 for every output of one vector per text. */
    static Map<String, Tensor> normalized(Map<String, Tensor> answers) {
        var scaled = new LinkedHashMap<>(answers);
        scaled.replaceAll((_, answer) ->
                answer instanceof NumberTensor numbers && numbers.type() == DataType.FP32 && numbers.shape().length == 2
                        ? normalized(numbers)
                        : answer);
        return scaled;
    }

    private static FloatBuffer floats(NumberTensor vectors) {
        if (vectors.type() == DataType.FP32) {
            return vectors.floats();
        }
        FloatBuffer wide = FloatBuffer.allocate(vectors.elements());
        for (int i = 0; i < vectors.elements(); i++) {
            wide.put(i, (float) vectors.number(i));
        }
        return wide;
    }

    private static Tensor normalized(NumberTensor vectors) {
        int dimension = vectors.rowElements();
        var row = new float[dimension];
        var scaled = new float[vectors.elements()];
        for (int i = 0; i < vectors.rows(); i++) {
            vectors.floats().get(i * dimension, row);
            put(scaled, i, row, 1 / norm(row, 1));
        }
        return Tensor.floats(scaled, vectors.shape());
    }

    private static void put(float[] target, int row, float[] vector, double scale) {
        for (int d = 0; d < vector.length; d++) {
            target[row * vector.length + d] = (float) (vector[d] * scale);
        }
    }

    private static double norm(float[] vector, double scale) {
        double squares = 0;
        for (float value : vector) {
            squares += value * scale * value * scale;
        }
        return Math.max(Math.sqrt(squares), SMALLEST_NORM);
    }
}
