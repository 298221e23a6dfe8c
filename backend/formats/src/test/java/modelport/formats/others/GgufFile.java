package modelport.formats.others;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a GGUF file piece by piece. */
final class GgufFile {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    GgufFile(int version, long tensors, long entries) {
        out.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
        four(version).eight(tensors).eight(entries);
    }

    GgufFile four(int value) {
        out.writeBytes(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
        return this;
    }

    GgufFile eight(long value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
        return this;
    }

    GgufFile text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        eight(bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /** A text among the metadata. */
    GgufFile entry(String key, String value) {
        return text(key).four(8).text(value);
    }

    GgufFile tensor(String name, int type, long offset, long... sizes) {
        text(name).four(sizes.length);
        for (long size : sizes) {
            eight(size);
        }
        return four(type).eight(offset);
    }

    /** Zeros up to the next 32 bytes, and so many more. */
    byte[] data(int bytes) {
        out.writeBytes(new byte[(32 - out.size() % 32) % 32 + bytes]);
        return out.toByteArray();
    }

    byte[] build() {
        return out.toByteArray();
    }
}
