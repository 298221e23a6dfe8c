package modelport.processing.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import modelport.processing.Faults;

/** Reads WAV files of strangers: PCM of 8, 16, 24 and 32 bits and floats, of any number of channels, mixed to one. */
public final class Wave {
    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final int MAX_CHANNELS = 32;
    private static final int LOWEST_RATE = 1_000;
    private static final int HIGHEST_RATE = 384_000;
    private static final int HEAD = 12;

    private final ByteBuffer bytes;
    private int code;
    private int channels;
    private int rate;
    private int bits;

    private Wave(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether these bytes begin like a recording. */
    public static boolean looksLikeOne(byte[] bytes) {
        if (bytes.length < HEAD) {
            return false;
        }
        ByteBuffer head = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return head.getInt(0) == RIFF && head.getInt(8) == WAVE;
    }

    /** Throws what the caller can do something about; nothing longer than {@code maxSeconds} is read. */
    public static Recording read(byte[] bytes, int maxSeconds) {
        if (!looksLikeOne(bytes)) {
            throw Faults.input("audio-unknown");
        }
        return new Wave(bytes).chunks(maxSeconds);
    }

    private Recording chunks(int maxSeconds) {
        int at = HEAD;
        while (at + 8 <= bytes.limit()) {
            int name = bytes.getInt(at);
            long said = Integer.toUnsignedLong(bytes.getInt(at + 4));
            int room = bytes.limit() - at - 8;
            if (name == DATA) {
                // Who writes while recording does not know the length, and says nothing or too much.
                return samples(at + 8, said == 0 ? room : (int) Math.min(said, room), maxSeconds);
            }
            if (said > room) {
                throw broken();
            }
            if (name == FORMAT) {
                format(at + 8, (int) said);
            }
            at += 8 + (int) said + (int) (said & 1);
        }
        throw broken();
    }

    private void format(int at, int length) {
        if (length < 16) {
            throw broken();
        }
        code = Short.toUnsignedInt(bytes.getShort(at));
        channels = Short.toUnsignedInt(bytes.getShort(at + 2));
        rate = bytes.getInt(at + 4);
        bits = Short.toUnsignedInt(bytes.getShort(at + 14));
        if (code == EXTENSIBLE && length >= 26) {
            code = Short.toUnsignedInt(bytes.getShort(at + 24));
        }
    }

    private Recording samples(int from, int length, int maxSeconds) {
        boolean known = (code == PCM && (bits == 8 || bits == 16 || bits == 24 || bits == 32))
                || (code == FLOAT && (bits == 32 || bits == 64));
        if (!known) {
            throw Faults.input("audio-coding", "code", Integer.toString(code), "bits", Integer.toString(bits));
        }
        if (channels < 1 || channels > MAX_CHANNELS || rate < LOWEST_RATE || rate > HIGHEST_RATE) {
            throw Faults.input("audio-format", "channels", Integer.toString(channels), "rate", Integer.toString(rate));
        }
        int frame = channels * bits / Byte.SIZE;
        int frames = length / frame;
        if (frames == 0) {
            throw Faults.input("audio-empty");
        }
        if (frames > (long) maxSeconds * rate) {
            throw Faults.input(
                    "audio-too-long",
                    "seconds",
                    Integer.toString(frames / rate),
                    "limit",
                    Integer.toString(maxSeconds));
        }
        var samples = new float[frames];
        for (int i = 0; i < frames; i++) {
            double sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += sample(from + i * frame + channel * bits / Byte.SIZE);
            }
            samples[i] = (float) (sum / channels);
        }
        return new Recording(samples, rate);
    }

    private double sample(int at) {
        double value = switch (bits) {
            case 8 -> ((bytes.get(at) & 0xff) - 128) / 128.0;
            case 16 -> bytes.getShort(at) / 32_768.0;
            case 24 ->
                ((bytes.get(at + 2) << 16) | ((bytes.get(at + 1) & 0xff) << 8) | (bytes.get(at) & 0xff)) / 8_388_608.0;
            case 32 -> code == FLOAT ? bytes.getFloat(at) : bytes.getInt(at) / 2_147_483_648.0;
            default -> bytes.getDouble(at);
        };
        if (!Double.isFinite(value)) {
            throw Faults.input("audio-not-finite");
        }
        return value;
    }

    private static RuntimeException broken() {
        return Faults.input("audio-broken");
    }
}
