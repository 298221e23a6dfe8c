package modelport.compression.quantization;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A table of numbers as 8-bit integers: {@code value = number * scale}, with a scale for each channel, and zero always
 * zero.
 */
final class Int8Matrix {
    private final byte[] numbers;
    private final float[] scales;

    private Int8Matrix(byte[] numbers, float[] scales) {
        this.numbers = numbers;
        this.scales = scales;
    }

    /**
     * Rounds to the nearest integers.
     *
     * @param values rows after rows
     * @param channels channels of the table, of which every {@code stride} elements another one begins
     * @param most largest integer
     */
    static Int8Matrix of(double[] values, int channels, int stride, int most) {
        var largest = new double[channels];
        for (int i = 0; i < values.length; i++) {
            int channel = i / stride % channels;
            largest[channel] = Math.max(largest[channel], Math.abs(values[i]));
        }
        var scales = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            float scale = (float) (largest[channel] / most);
            scales[channel] = scale > 0 ? scale : 1;
        }
        var numbers = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            double rounded = Math.rint(values[i] / scales[i / stride % channels]);
            numbers[i] = (byte) Math.clamp(rounded, -most, most);
        }
        return new Int8Matrix(numbers, scales);
    }

    /** Of the channels. */
    float[] scales() {
        return scales;
    }

    /** The integers in the table's order. */
    ByteBuffer raw() {
        return ByteBuffer.wrap(numbers).order(ByteOrder.LITTLE_ENDIAN);
    }
}
