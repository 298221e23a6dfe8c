package modelport.processing.image;

import java.util.Arrays;

/**
 * Pixels: red, green and blue of each, row by row, from 0 to 255.
 *
 * @param values three bytes a pixel, shared and not copied
 */
@SuppressWarnings("ArrayRecordComponent") // pixels are many, and nobody compares pictures
public record Picture(int width, int height, byte[] values) {
    static final int CHANNELS = 3;

    public Picture {
        if (width < 1 || height < 1 || values.length != Math.multiplyExact(width * CHANNELS, height)) {
            throw new IllegalArgumentException(width + " x " + height + " pixels of " + values.length + " bytes");
        }
    }

    /** All pixels of one colour. */
    public static Picture blank(int width, int height, int value) {
        var values = new byte[width * height * CHANNELS];
        Arrays.fill(values, (byte) value);
        return new Picture(width, height, values);
    }

    int value(int x, int y, int channel) {
        return values[(y * width + x) * CHANNELS + channel] & 0xff;
    }

    /** A part of it. */
    public Picture cut(int left, int top, int cutWidth, int cutHeight) {
        var cut = new byte[cutWidth * cutHeight * CHANNELS];
        for (int y = 0; y < cutHeight; y++) {
            System.arraycopy(
                    values, ((top + y) * width + left) * CHANNELS, cut, y * cutWidth * CHANNELS, cutWidth * CHANNELS);
        }
        return new Picture(cutWidth, cutHeight, cut);
    }

    /** It in the middle of a larger area. */
    Picture placed(int left, int top, int areaWidth, int areaHeight, int fill) {
        Picture area = blank(areaWidth, areaHeight, fill);
        for (int y = 0; y < height; y++) {
            System.arraycopy(
                    values,
                    y * width * CHANNELS,
                    area.values,
                    ((top + y) * areaWidth + left) * CHANNELS,
                    width * CHANNELS);
        }
        return area;
    }

    /** Turned by a quarter, against the clock. */
    Picture turned() {
        var turned = new byte[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int target = ((width - 1 - x) * height + y) * CHANNELS;
                System.arraycopy(values, (y * width + x) * CHANNELS, turned, target, CHANNELS);
            }
        }
        return new Picture(/* width= */ height, /* height= */ width, turned);
    }

    /** Mirrored from left to right. */
    Picture mirrored() {
        var mirrored = new byte[values.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int target = (y * width + width - 1 - x) * CHANNELS;
                System.arraycopy(values, (y * width + x) * CHANNELS, mirrored, target, CHANNELS);
            }
        }
        return new Picture(width, height, mirrored);
    }
}
