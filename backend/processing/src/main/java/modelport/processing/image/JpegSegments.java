package modelport.processing.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import modelport.processing.Faults;

/**
 * A JPEG cut down to what its pixels need: colour profiles, comments and previews never reach the decoder, and its
 * sizes and the number of its scans are known before a pixel is computed.
 */
final class JpegSegments {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DHT = 0xc4;
    private static final int JPG = 0xc8;
    private static final int DAC = 0xcc;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;
    private static final int APP15 = 0xef;
    private static final int COMMENT = 0xfe;
    private static final int RST0 = 0xd0;
    private static final int RST7 = 0xd7;
    /** Every scan goes over all pixels; encoders write about ten. */
    private static final int MAX_SCANS = 64;

    private final byte[] bytes;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private int at = 2;
    private int width;
    private int height;
    private int channels;
    private int scans;
    private int orientation = Exif.UPRIGHT;

    private JpegSegments(byte[] bytes) {
        this.bytes = bytes;
    }

    static ImageHead read(byte[] bytes) {
        var segments = new JpegSegments(bytes);
        segments.walk();
        if (segments.width == 0 || segments.height == 0 || segments.scans == 0) {
            throw broken();
        }
        if (segments.channels != 1 && segments.channels != Picture.CHANNELS) {
            throw Faults.input("image-colours", "channels", Integer.toString(segments.channels));
        }
        return new ImageHead(
                "jpeg", segments.width, segments.height, segments.orientation, segments.kept.toByteArray());
    }

    static boolean isJpeg(byte[] bytes) {
        return bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == SOI && (bytes[2] & 0xff) == 0xff;
    }

    private void walk() {
        kept.write(bytes, 0, 2);
        while (at + 4 <= bytes.length) {
            if ((bytes[at] & 0xff) != 0xff) {
                throw broken();
            }
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            if (marker == EOI) {
                break;
            }
            int length = unsigned(at + 2);
            if (length < 2 || at + 2 + length > bytes.length) {
                throw broken();
            }
            segment(marker, length);
        }
        kept.write(0xff);
        kept.write(EOI);
    }

    private void segment(int marker, int length) {
        int end = at + 2 + length;
        boolean info = (marker >= APP0 && marker <= APP15 && marker != APP14) || marker == COMMENT;
        if (marker == APP1) {
            orientation = Exif.orientation(ByteBuffer.wrap(bytes, at + 4, length - 2), orientation);
        }
        if (isFrame(marker)) {
            frame(length);
        }
        if (marker == SOS) {
            scans++;
            if (scans > MAX_SCANS) {
                throw Faults.input("image-scans", "limit", Integer.toString(MAX_SCANS));
            }
            end = endOfScan(end);
        }
        if (!info) {
            kept.write(bytes, at, end - at);
        }
        at = end;
    }

    private void frame(int length) {
        if (length < 8 || width != 0) {
            throw broken();
        }
        height = unsigned(at + 5);
        width = unsigned(at + 7);
        channels = bytes[at + 9] & 0xff;
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != DHT && marker != JPG && marker != DAC;
    }

    /** Entropy-coded bytes go on until a marker that is none of a restart. */
    private int endOfScan(int from) {
        int next = from;
        while (next + 1 < bytes.length) {
            int marker = bytes[next + 1] & 0xff;
            boolean data =
                    (bytes[next] & 0xff) != 0xff || marker == 0 || marker == 0xff || (marker >= RST0 && marker <= RST7);
            if (!data) {
                return next;
            }
            next++;
        }
        return bytes.length;
    }

    private int unsigned(int from) {
        return ((bytes[from] & 0xff) << 8) | (bytes[from + 1] & 0xff);
    }

    private static RuntimeException broken() {
        return Faults.input("image-broken");
    }
}
