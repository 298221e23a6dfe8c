package modelport.processing.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import modelport.processing.Faults;

/** Reads JPEG and PNG files of strangers: nothing is decoded before its size is known and allowed. */
public final class Pictures {
    /** More than most cameras of phones have; 75 MB of pixels, and as much again while they are decoded. */
    public static final long MAX_PIXELS = 25_000_000;

    /** Large pictures are decoded two at a time, however many requests bring some. */
    private static final Semaphore LARGE = new Semaphore(2);

    private static final long LARGE_PIXELS = 2_000_000;

    private static final int MAX_SIDE = 20_000;
    private static final int WHITE = 255;

    static {
        System.setProperty("java.awt.headless", System.getProperty("java.awt.headless", "true"));
    }

    private Pictures() {}

    /** Upright, and on white where it is transparent; throws what the caller can do something about. */
    public static Picture read(byte[] bytes) {
        ImageHead head = head(bytes);
        long pixels = (long) head.width() * head.height();
        if (pixels > MAX_PIXELS || head.width() > MAX_SIDE || head.height() > MAX_SIDE) {
            throw Faults.input(
                    "image-too-large",
                    "width",
                    Integer.toString(head.width()),
                    "height",
                    Integer.toString(head.height()),
                    "limit",
                    Long.toString(MAX_PIXELS));
        }
        boolean large = pixels > LARGE_PIXELS;
        if (large) {
            LARGE.acquireUninterruptibly();
        }
        try {
            return Exif.upright(decode(head), head.orientation());
        } finally {
            if (large) {
                LARGE.release();
            }
        }
    }

    /** Whether these bytes begin like a picture. */
    public static boolean looksLikeOne(byte[] bytes) {
        return JpegSegments.isJpeg(bytes) || PngChunks.isPng(bytes);
    }

    private static ImageHead head(byte[] bytes) {
        if (JpegSegments.isJpeg(bytes)) {
            return JpegSegments.read(bytes);
        }
        if (PngChunks.isPng(bytes)) {
            return PngChunks.read(bytes);
        }
        throw Faults.input("image-unknown");
    }

    private static Picture decode(ImageHead head) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(head.format()).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(head.essence()))) {
            reader.setInput(stream, true, true);
            if (reader.getWidth(0) != head.width() || reader.getHeight(0) != head.height()) {
                throw Faults.input("image-broken");
            }
            return pixels(reader.read(0));
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            throw Faults.input("image-broken");
        } finally {
            reader.dispose();
        }
    }

    private static Picture pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        var values = new byte[width * height * Picture.CHANNELS];
        boolean grey = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
        var row = new int[width];
        int at = 0;
        for (int y = 0; y < height; y++) {
            if (grey) {
                // As they are stored: the colour model would take them for linear light.
                image.getRaster().getSamples(0, y, width, 1, 0, row);
            } else {
                image.getRGB(0, y, width, 1, row, 0, width);
            }
            for (int pixel : row) {
                int argb = grey ? 0xff000000 | (pixel * 0x010101) : pixel;
                int alpha = argb >>> 24;
                values[at++] = onWhite((argb >> 16) & 0xff, alpha);
                values[at++] = onWhite((argb >> 8) & 0xff, alpha);
                values[at++] = onWhite(argb & 0xff, alpha);
            }
        }
        return new Picture(width, height, values);
    }

    private static byte onWhite(int value, int alpha) {
        return (byte) (alpha == WHITE ? value : (value * alpha + WHITE * (WHITE - alpha) + WHITE / 2) / WHITE);
    }
}
