package modelport.processing.image;

import modelport.contract.processing.ImageFilter;

/**
 * Changes sizes as Pillow does, to the last bit: each side on its own, by weights of 22 bits, with a filter as wide as
 * the step between pixels where a picture becomes smaller.
 */
final class Resizing {
    private static final int PRECISION = 22;
    private static final int HALF = 1 << (PRECISION - 1);

    private Resizing() {}

    static Picture resize(Picture picture, int width, int height, ImageFilter filter, boolean antialias) {
        if (width == picture.width() && height == picture.height()) {
            return picture;
        }
        if (filter == ImageFilter.NEAREST) {
            return nearest(picture, width, height);
        }
        Picture wide = width == picture.width() ? picture : horizontally(picture, width, filter, antialias);
        return height == wide.height() ? wide : vertically(wide, height, filter, antialias);
    }

    private static Picture nearest(Picture picture, int width, int height) {
        var values = new byte[width * height * Picture.CHANNELS];
        int at = 0;
        for (int y = 0; y < height; y++) {
            int sourceY = (int) ((y + 0.5) * picture.height() / height);
            for (int x = 0; x < width; x++) {
                int sourceX = (int) ((x + 0.5) * picture.width() / width);
                int from = (sourceY * picture.width() + sourceX) * Picture.CHANNELS;
                System.arraycopy(picture.values(), from, values, at, Picture.CHANNELS);
                at += Picture.CHANNELS;
            }
        }
        return new Picture(width, height, values);
    }

    private static Picture horizontally(Picture picture, int width, ImageFilter filter, boolean antialias) {
        Weights weights = Weights.of(picture.width(), width, filter, antialias);
        var values = new byte[width * picture.height() * Picture.CHANNELS];
        byte[] source = picture.values();
        int at = 0;
        for (int y = 0; y < picture.height(); y++) {
            int row = y * picture.width();
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < Picture.CHANNELS; channel++) {
                    int sum = HALF;
                    int from = (row + weights.first[x]) * Picture.CHANNELS + channel;
                    for (int weight : weights.of[x]) {
                        sum += (source[from] & 0xff) * weight;
                        from += Picture.CHANNELS;
                    }
                    values[at++] = clipped(sum);
                }
            }
        }
        return new Picture(width, picture.height(), values);
    }

    private static Picture vertically(Picture picture, int height, ImageFilter filter, boolean antialias) {
        Weights weights = Weights.of(picture.height(), height, filter, antialias);
        int row = picture.width() * Picture.CHANNELS;
        var values = new byte[row * height];
        byte[] source = picture.values();
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < row; x++) {
                int sum = HALF;
                int from = weights.first[y] * row + x;
                for (int weight : weights.of[y]) {
                    sum += (source[from] & 0xff) * weight;
                    from += row;
                }
                values[at++] = clipped(sum);
            }
        }
        return new Picture(picture.width(), height, values);
    }

    private static byte clipped(int sum) {
        return (byte) Math.clamp(sum >> PRECISION, 0, 255);
    }

    /** For every new pixel the old ones that it is made of. */
    private static final class Weights {
        private final int[] first;
        private final int[][] of;

        private Weights(int size) {
            first = new int[size];
            of = new int[size][];
        }

        static Weights of(int from, int to, ImageFilter filter, boolean antialias) {
            var weights = new Weights(to);
            double scale = (double) from / to;
            double stretch = antialias ? Math.max(scale, 1) : 1;
            double support = support(filter) * stretch;
            for (int i = 0; i < to; i++) {
                double center = (i + 0.5) * scale;
                int start = Math.max(0, (int) (center - support + 0.5));
                int end = Math.min(from, (int) (center + support + 0.5));
                var exact = new double[Math.max(1, end - start)];
                double sum = 0;
                for (int j = 0; j < exact.length; j++) {
                    exact[j] = weight(filter, (start + j - center + 0.5) / stretch);
                    sum += exact[j];
                }
                weights.first[i] = Math.min(start, from - exact.length);
                weights.of[i] = new int[exact.length];
                for (int j = 0; j < exact.length; j++) {
                    double share = sum == 0 ? 1.0 / exact.length : exact[j] / sum;
                    weights.of[i][j] = (int) (share * (1 << PRECISION) + (share < 0 ? -0.5 : 0.5));
                }
            }
            return weights;
        }

        private static double support(ImageFilter filter) {
            return switch (filter) {
                case NEAREST -> 0.5;
                case BILINEAR -> 1;
                case BICUBIC -> 2;
                case LANCZOS -> 3;
            };
        }

        private static double weight(ImageFilter filter, double distance) {
            double x = Math.abs(distance);
            return switch (filter) {
                case NEAREST -> x <= 0.5 ? 1 : 0;
                case BILINEAR -> Math.max(0, 1 - x);
                case BICUBIC -> cubic(x);
                case LANCZOS -> x < 3 ? sinc(x) * sinc(x / 3) : 0;
            };
        }

        private static double cubic(double x) {
            double a = -0.5;
            if (x < 1) {
                return ((a + 2) * x - (a + 3)) * x * x + 1;
            }
            return x < 2 ? (((x - 5) * x + 8) * x - 4) * a : 0;
        }

        private static double sinc(double x) {
            return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
        }
    }
}
