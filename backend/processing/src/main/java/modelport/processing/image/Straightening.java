package modelport.processing.image;

import java.util.List;
import modelport.processing.image.Thing.Quad;

/** Cuts a thing out of its picture, so that it stands straight. */
final class Straightening {
    /** What is so much higher than wide is a line that runs downwards, and is turned. */
    private static final double UPRIGHT = 1.5;

    private static final int LONGEST = 4_096;

    private Straightening() {}

    static Picture cut(Picture picture, Quad quad) {
        if (!quad.slanted()) {
            int left = Math.clamp((int) quad.left(), 0, picture.width() - 1);
            int top = Math.clamp((int) quad.top(), 0, picture.height() - 1);
            int right = Math.clamp((int) Math.ceil(quad.right()), left + 1, picture.width());
            int bottom = Math.clamp((int) Math.ceil(quad.bottom()), top + 1, picture.height());
            return picture.cut(left, top, right - left, bottom - top);
        }
        int width = Math.clamp((int) Math.max(side(quad, 0, 1), side(quad, 3, 2)), 1, LONGEST);
        int height = Math.clamp((int) Math.max(side(quad, 0, 3), side(quad, 1, 2)), 1, LONGEST);
        Picture straight = straight(picture, quad, width, height);
        return height >= width * UPRIGHT ? straight.turned() : straight;
    }

    private static double side(Quad quad, int from, int to) {
        return Math.hypot(
                quad.x().get(from) - quad.x().get(to),
                quad.y().get(from) - quad.y().get(to));
    }

    private static Picture straight(Picture picture, Quad quad, int width, int height) {
        var values = new byte[width * height * Picture.CHANNELS];
        int at = 0;
        for (int row = 0; row < height; row++) {
            double down = (double) row / height;
            for (int column = 0; column < width; column++) {
                double across = (double) column / width;
                double x = blend(quad.x(), across, down);
                double y = blend(quad.y(), across, down);
                for (int channel = 0; channel < Picture.CHANNELS; channel++) {
                    values[at++] = (byte) Math.round(sample(picture, x, y, channel));
                }
            }
        }
        return new Picture(width, height, values);
    }

    private static double blend(List<Double> corners, double across, double down) {
        double upper = corners.get(0) + (corners.get(1) - corners.get(0)) * across;
        double lower = corners.get(3) + (corners.get(2) - corners.get(3)) * across;
        return upper + (lower - upper) * down;
    }

    private static double sample(Picture picture, double x, double y, int channel) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double below = y - top;
        double upper = at(picture, left, top, channel) * (1 - right) + at(picture, left + 1, top, channel) * right;
        double lower =
                at(picture, left, top + 1, channel) * (1 - right) + at(picture, left + 1, top + 1, channel) * right;
        return upper * (1 - below) + lower * below;
    }

    private static int at(Picture picture, int x, int y, int channel) {
        return picture.value(Math.clamp(x, 0, picture.width() - 1), Math.clamp(y, 0, picture.height() - 1), channel);
    }
}
