package modelport.processing.image;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import modelport.contract.processing.ColorOrder;
import modelport.contract.processing.ImagePreparation;
import modelport.contract.processing.TensorLayout;
import modelport.contract.registry.DataType;
import modelport.contract.registry.TensorSpec;
import modelport.inference.InputErrors;
import modelport.inference.NumberTensor;
import modelport.inference.Tensor;

/** Pixels as a model's input: chosen, scaled, in its order and in its shape. */
final class PixelTensor {
    private static final int BRIGHTEST = 255;

    private final ImagePreparation how;
    private final int channels;
    private final double[] factors;
    private final double[] shifts;

    PixelTensor(ImagePreparation how) {
        this.how = how;
        channels = how.colors() == ColorOrder.GREY ? 1 : Picture.CHANNELS;
        factors = new double[channels];
        shifts = new double[channels];
        for (int channel = 0; channel < channels; channel++) {
            double std = of(how.std(), channel, 1);
            factors[channel] = how.scale() / std;
            shifts[channel] = -of(how.mean(), channel, 0) / std;
        }
    }

    private static double of(List<Double> values, int channel, double otherwise) {
        return values.isEmpty() ? otherwise : values.get(Math.min(channel, values.size() - 1));
    }

    /** One picture, with a first axis of size 1. */
    NumberTensor of(Placing placing, TensorSpec spec) {
        Picture picture = placing.picture();
        int pixels = picture.width() * picture.height();
        NumberTensor tensor = Tensor.allocate(DataType.FP32, 1, (long) pixels * channels);
        FloatBuffer values = tensor.floats();
        boolean first = how.layout() == TensorLayout.NCHW;
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < picture.width(); x++) {
                    int place = y * picture.width() + x;
                    double value = x < placing.shown()
                            ? value(picture, x, y, channel) * factors[channel] + shifts[channel]
                            : how.pad() * factors[channel] + shifts[channel];
                    values.put(first ? channel * pixels + place : place * channels + channel, (float) value);
                }
            }
        }
        return typed(tensor, spec).reshape(shape(picture, spec));
    }

    private int value(Picture picture, int x, int y, int channel) {
        int value = switch (how.colors()) {
            case RGB -> picture.value(x, y, channel);
            case BGR -> picture.value(x, y, Picture.CHANNELS - 1 - channel);
            case GREY -> grey(picture, x, y);
        };
        return how.invert() ? BRIGHTEST - value : value;
    }

    /** Lightness as Pillow computes it. */
    private static int grey(Picture picture, int x, int y) {
        int weighed =
                picture.value(x, y, 0) * 19_595 + picture.value(x, y, 1) * 38_470 + picture.value(x, y, 2) * 7_471;
        return (weighed + 0x8000) >> 16;
    }

    /** The model's own shape where it has as many values: [1, 784] or [1, 28, 28] for a grey picture. */
    private long[] shape(Picture picture, TensorSpec spec) {
        boolean first = how.layout() == TensorLayout.NCHW;
        long[] full = first
                ? new long[] {1, channels, picture.height(), picture.width()}
                : new long[] {1, picture.height(), picture.width(), channels};
        List<Long> wanted = spec.shape();
        if (wanted.size() == full.length || wanted.isEmpty()) {
            return full;
        }
        long elements = (long) channels * picture.height() * picture.width();
        if (wanted.size() == 2) {
            return new long[] {1, elements};
        }
        if (wanted.size() == 3 && channels == 1) {
            return new long[] {1, picture.height(), picture.width()};
        }
        throw InputErrors.shape(spec, Arrays.stream(full).boxed().toList());
    }

    private static NumberTensor typed(NumberTensor floats, TensorSpec spec) {
        if (spec.type() == DataType.FP32) {
            return floats;
        }
        NumberTensor other = Tensor.allocate(spec.type(), floats.shape());
        for (int i = 0; i < floats.elements(); i++) {
            float value = floats.floats().get(i);
            switch (spec.type()) {
                case UINT8, INT8 -> other.data().put(i, (byte) Math.round(value));
                case FP16 -> other.data().putShort(i * Short.BYTES, Float.floatToFloat16(value));
                case FP64 -> other.data().putDouble(i * Double.BYTES, value);
                case BF16, BOOL, BYTES, UINT16, UINT32, UINT64, INT16, INT32, INT64, FP32 ->
                    throw InputErrors.datatype(spec, DataType.FP32.name());
            }
        }
        return other;
    }
}
