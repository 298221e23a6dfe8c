package modelport.compression.quantization;

import java.util.Arrays;

/** A matrix in blocks of inputs, each with a scale of its own: {@code value = (number - 128) * scale}. */
final class Int8Blocks {
    private static final int MIDDLE = 128;

    private final byte[] numbers;
    private final float[] scales;
    private final int count;
    private final int length;

    private Int8Blocks(byte[] numbers, float[] scales, int count, int length) {
        this.numbers = numbers;
        this.scales = scales;
        this.count = count;
        this.length = length;
    }

    /** @param matrix of [inputs, outputs] */
    static Int8Blocks of(double[] matrix, int inputs, int outputs, int length) {
        int count = Math.ceilDiv(inputs, length);
        var numbers = new byte[Math.multiplyExact(outputs, count * length)];
        Arrays.fill(numbers, (byte) MIDDLE);
        var scales = new float[outputs * count];
        for (int output = 0; output < outputs; output++) {
            for (int block = 0; block < count; block++) {
                int from = block * length;
                int to = Math.min(inputs, from + length);
                float scale = scale(matrix, outputs, output, from, to);
                scales[output * count + block] = scale;
                int place = (output * count + block) * length;
                for (int input = from; input < to && scale != 0; input++) {
                    double number = Math.rint(matrix[input * outputs + output] / scale) + MIDDLE;
                    numbers[place + input - from] = (byte) Math.clamp(number, 0, 2 * MIDDLE - 1);
                }
            }
        }
        return new Int8Blocks(numbers, scales, count, length);
    }

    /** The value farthest from zero becomes -128, which has no positive counterpart; the scale's sign sees to that. */
    private static float scale(double[] matrix, int outputs, int output, int from, int to) {
        double farthest = 0;
        for (int input = from; input < to; input++) {
            double value = matrix[input * outputs + output];
            farthest = Math.abs(value) > Math.abs(farthest) ? value : farthest;
        }
        return (float) (-farthest / MIDDLE);
    }

    /** Output by output, block by block; the last block is filled up. */
    byte[] numbers() {
        return numbers;
    }

    /** Of shape [outputs, count]. */
    float[] scales() {
        return scales;
    }

    /** Blocks of an output. */
    int count() {
        return count;
    }

    /** Numbers of a block. */
    int length() {
        return length;
    }
}
