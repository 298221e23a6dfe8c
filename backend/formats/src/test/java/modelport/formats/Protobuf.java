package modelport.formats;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes messages of protobuf field by field, right ones and wrong ones. */
public final class Protobuf {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** An empty message. */
    public static Protobuf message() {
        return new Protobuf();
    }

    public Protobuf number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    public Protobuf text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    public Protobuf with(int field, Protobuf message) {
        return bytes(field, message.build());
    }

    public Protobuf bytes(int field, byte[] value) {
        varint(((long) field << 3) | 2);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    public Protobuf raw(int... octets) {
        for (int octet : octets) {
            out.write(octet);
        }
        return this;
    }

    private void varint(long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            out.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }

    public byte[] build() {
        return out.toByteArray();
    }
}
