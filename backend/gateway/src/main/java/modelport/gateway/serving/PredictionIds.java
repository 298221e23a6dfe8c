package modelport.gateway.serving;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/** Makes UUIDv7s as text; belongs to one thread. Their last bit is 0 until the prediction is kept. */
public final class PredictionIds {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());

    /** The next id, made at {@code millis} of the epoch. */
    public byte[] next(long millis) {
        long high = (millis << 16) | 0x7000 | (random.nextLong() & 0xfff);
        long low = (random.nextLong() & 0x3fff_ffff_ffff_fffeL) | 0x8000_0000_0000_0000L;
        var text = new byte[36];
        int at = 0;
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                text[at++] = '-';
            }
            long half = i < 16 ? high : low;
            text[at++] = HEX[(int) (half >>> (60 - 4 * (i & 15))) & 0xf];
        }
        return text;
    }
}
