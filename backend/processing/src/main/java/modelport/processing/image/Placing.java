package modelport.processing.image;

import java.util.Locale;
import modelport.contract.processing.ImageFit;
import modelport.contract.processing.ImagePreparation;
import modelport.processing.Faults;

/**
 * How a picture came to its size, and the way back from places in it.
 *
 * @param picture as the model sees it
 * @param scaleX new pixels of an old one
 * @param left where the old picture begins in the new one; negative where it is cut
 * @param shown columns of the new picture that hold old ones
 * @param wholeWidth pixels of the old picture
 */
record Placing(
        Picture picture, double scaleX, double scaleY, int left, int top, int shown, int wholeWidth, int wholeHeight) {
    private static final int MAX_SIDE = 8_192;

    static Placing of(Picture picture, ImagePreparation how) {
        return switch (how.fit()) {
            case STRETCH -> plain(picture, how, how.width(), how.height());
            case CROP -> crop(picture, how);
            case INSIDE -> inside(picture, how);
            case LIMIT -> limit(picture, how);
            case HEIGHT -> height(picture, how);
        };
    }

    private Placing at(Picture other, int toLeft, int toTop, int columns) {
        return new Placing(other, scaleX, scaleY, toLeft, toTop, columns, wholeWidth, wholeHeight);
    }

    double oldX(double x) {
        return (x - left) / scaleX;
    }

    double oldY(double y) {
        return (y - top) / scaleY;
    }

    private static Placing plain(Picture picture, ImagePreparation how, int width, int height) {
        Picture sized = sized(picture, how, width, height);
        return new Placing(
                sized,
                (double) width / picture.width(),
                (double) height / picture.height(),
                0,
                0,
                width,
                picture.width(),
                picture.height());
    }

    /** As torchvision and transformers do: the longer side is cut to a whole number, the middle is rounded down. */
    private static Placing crop(Picture picture, ImagePreparation how) {
        int shortest = how.shortest() == null ? Math.min(how.width(), how.height()) : how.shortest();
        boolean upright = picture.width() <= picture.height();
        int width = upright ? shortest : (int) ((long) shortest * picture.width() / picture.height());
        int height = upright ? (int) ((long) shortest * picture.height() / picture.width()) : shortest;
        Placing whole = plain(picture, how, width, height);
        if (width < how.width() || height < how.height()) {
            throw Faults.file(
                    "crop-too-large",
                    "width",
                    Integer.toString(how.width()),
                    "height",
                    Integer.toString(how.height()),
                    "shortest",
                    Integer.toString(shortest));
        }
        int left = (width - how.width()) / 2;
        int top = (height - how.height()) / 2;
        Picture middle = whole.picture.cut(left, top, how.width(), how.height());
        return whole.at(middle, -left, -top, how.width());
    }

    private static Placing inside(Picture picture, ImagePreparation how) {
        double scale = Math.min((double) how.width() / picture.width(), (double) how.height() / picture.height());
        int width = Math.clamp(Math.round(picture.width() * scale), 1, how.width());
        int height = Math.clamp(Math.round(picture.height() * scale), 1, how.height());
        Placing sized = plain(picture, how, width, height);
        int left = (how.width() - width) / 2;
        int top = (how.height() - height) / 2;
        Picture area = sized.picture.placed(left, top, how.width(), how.height(), (int) how.pad());
        return sized.at(area, left, top, how.width());
    }

    private static Placing limit(Picture picture, ImagePreparation how) {
        int longest = Math.max(picture.width(), picture.height());
        double scale = how.width() > 0 && longest > how.width() ? (double) how.width() / longest : 1;
        return plain(
                picture,
                how,
                multiple((int) (picture.width() * scale), how.multipleOf()),
                multiple((int) (picture.height() * scale), how.multipleOf()));
    }

    private static int multiple(int size, int of) {
        int each = Math.max(1, of);
        return Math.max((int) Math.rint((double) size / each) * each, each);
    }

    private static Placing height(Picture picture, ImagePreparation how) {
        double ratio = (double) picture.width() / picture.height();
        int most = how.width() > 0 ? how.width() : MAX_SIDE;
        int width = Math.clamp((int) Math.ceil(how.height() * ratio), 1, most);
        Placing sized = plain(picture, how, width, how.height());
        int each = Math.max(1, how.multipleOf());
        int area = Math.ceilDiv(width, each) * each;
        if (area == width) {
            return sized;
        }
        Picture filled = sized.picture.placed(0, 0, area, how.height(), (int) how.pad());
        return sized.at(filled, 0, 0, width);
    }

    private static Picture sized(Picture picture, ImagePreparation how, int width, int height) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw Faults.input(
                    "image-becomes",
                    "fit",
                    how.fit().name().toLowerCase(Locale.ROOT),
                    "width",
                    Integer.toString(width),
                    "height",
                    Integer.toString(height));
        }
        return Resizing.resize(picture, width, height, how.filter(), how.antialias());
    }

    /** Whether every picture comes to the same size. */
    static boolean isFixed(ImageFit fit) {
        return switch (fit) {
            case STRETCH, CROP, INSIDE -> true;
            case LIMIT, HEIGHT -> false;
        };
    }
}
