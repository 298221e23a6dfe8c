package modelport.processing.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Set;
import modelport.processing.Faults;

/**
 * A PNG cut down to what its pixels need: profiles and texts, which may be compressed bombs, never reach the decoder.
 */
final class PngChunks {
    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final Set<String> NEEDED = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int AROUND = 12;

    private PngChunks() {}

    static boolean isPng(byte[] bytes) {
        return bytes.length > 8 && ByteBuffer.wrap(bytes).getLong() == SIGNATURE;
    }

    static ImageHead read(byte[] bytes) {
        ByteBuffer png = ByteBuffer.wrap(bytes);
        var kept = new ByteArrayOutputStream();
        kept.write(bytes, 0, 8);
        int at = 8;
        int width = 0;
        int height = 0;
        int orientation = Exif.UPRIGHT;
        String name = "";
        while (at + AROUND <= bytes.length && !name.equals("IEND")) {
            int length = png.getInt(at);
            if (length < 0 || length > bytes.length - at - AROUND) {
                throw Faults.input("image-broken");
            }
            name = name(bytes, at + 4);
            if (name.equals("IHDR") && length == 13) {
                width = png.getInt(at + 8);
                height = png.getInt(at + 12);
            }
            if (name.equals("eXIf")) {
                orientation = Exif.ofTiff(png.slice(at + 8, length), orientation);
            }
            if (NEEDED.contains(name)) {
                kept.write(bytes, at, length + AROUND);
            }
            at += length + AROUND;
        }
        if (width < 1 || height < 1) {
            throw Faults.input("image-broken");
        }
        return new ImageHead("png", width, height, orientation, kept.toByteArray());
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
