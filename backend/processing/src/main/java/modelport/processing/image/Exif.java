package modelport.processing.image;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a camera was held, as its picture says. */
final class Exif {
    static final int UPRIGHT = 1;

    private static final long EXIF = 0x457869660000L;
    private static final int TIFF = 42;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY = 12;
    private static final int MAX_ENTRIES = 200;

    private Exif() {}

    /** Of a segment of a JPEG, which may be of another kind; {@code otherwise} where nothing is said. */
    static int orientation(ByteBuffer segment, int otherwise) {
        ByteBuffer bytes = segment.slice();
        if (bytes.remaining() < 14 || (((long) bytes.getInt(0) << 16) | (bytes.getShort(4) & 0xffff)) != EXIF) {
            return otherwise;
        }
        return ofTiff(bytes.slice(6, bytes.remaining() - 6), otherwise);
    }

    /** Of a TIFF's first directory. */
    static int ofTiff(ByteBuffer tiff, int otherwise) {
        if (tiff.remaining() < 8) {
            return otherwise;
        }
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        long start = Integer.toUnsignedLong(tiff.getInt(4));
        if (tiff.getShort(2) != TIFF || start + 2 > tiff.limit()) {
            return otherwise;
        }
        int entries = Math.min(Short.toUnsignedInt(tiff.getShort((int) start)), MAX_ENTRIES);
        for (int i = 0; i < entries; i++) {
            int at = (int) start + 2 + i * ENTRY;
            if (at + ENTRY > tiff.limit()) {
                return otherwise;
            }
            if (Short.toUnsignedInt(tiff.getShort(at)) == ORIENTATION) {
                int value = tiff.getShort(at + 8);
                return value >= 1 && value <= 8 ? value : otherwise;
            }
        }
        return otherwise;
    }

    /** The picture as it was seen. */
    static Picture upright(Picture picture, int orientation) {
        return switch (orientation) {
            case 2 -> picture.mirrored();
            case 3 -> picture.turned().turned();
            case 4 -> picture.mirrored().turned().turned();
            case 5 -> picture.turned().turned().turned().mirrored();
            case 6 -> picture.turned().turned().turned();
            case 7 -> picture.turned().mirrored();
            case 8 -> picture.turned();
            default -> picture;
        };
    }
}
