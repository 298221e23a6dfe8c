package modelport.engines.child;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Messages between a parent and its engine: four bytes of length, one of kind, eight of number, and what the kind
 * needs.
 */
public final class Wire {
    /** No message is longer. */
    public static final int MOST_BYTES = 1 << 30;

    private static final int MOST_TENSORS = 10_000;
    private static final int MOST_AXES = 64;

    private Wire() {}

    /** What a message is. */
    public enum Kind {
        /** To the parent: the engine is there; a text says its version. */
        READY('H'),
        /** To the engine: a model's file. */
        LOAD('L'),
        /** To the parent: it is loaded. */
        LOADED('l'),
        /** To the engine: tensors. */
        RUN('R'),
        /** To the parent: tensors. */
        ANSWER('r'),
        /** To the parent: a text says why not. */
        ERROR('E');

        private final char code;

        Kind(char code) {
            this.code = code;
        }
    }

    private static <K> K known(K[] kinds, ToIntFunction<K> code, int wanted) throws IOException {
        for (K kind : kinds) {
            if (code.applyAsInt(kind) == wanted) {
                return kind;
            }
        }
        throw new IOException("nothing has the code " + wanted);
    }

    /** One message. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Message(Kind kind, long number, byte[] body) {
        /** A text. */
        public String text() {
            try {
                return in().readUTF();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** Tensors. */
        public List<WireTensor> tensors() throws IOException {
            DataInputStream in = in();
            int count = in.readInt();
            if (count < 0 || count > MOST_TENSORS) {
                throw new IOException("so many tensors: " + count);
            }
            var tensors = new ArrayList<WireTensor>();
            for (int i = 0; i < count; i++) {
                tensors.add(tensor(in));
            }
            return tensors;
        }

        private DataInputStream in() {
            return new DataInputStream(new ByteArrayInputStream(body));
        }

        private WireTensor tensor(DataInputStream in) throws IOException {
            String name = in.readUTF();
            WireTensor.Kind tensorKind = known(WireTensor.Kind.values(), WireTensor.Kind::code, in.readByte());
            String type = in.readUTF();
            int axes = in.readInt();
            if (axes < 0 || axes > MOST_AXES) {
                throw new IOException("so many axes: " + axes);
            }
            var shape = new long[axes];
            for (int axis = 0; axis < axes; axis++) {
                shape[axis] = in.readLong();
            }
            int bytes = in.readInt();
            if (bytes < 0 || bytes > in.available()) {
                throw new IOException("a tensor that is cut off");
            }
            // It stands in the message, and stays there.
            ByteBuffer data = ByteBuffer.wrap(body, body.length - in.available(), bytes)
                    .slice()
                    .order(ByteOrder.nativeOrder());
            in.skipNBytes(bytes);
            return new WireTensor(name, tensorKind, type, shape, data);
        }
    }

    /** The next message. */
    public static Message read(DataInputStream in) throws IOException {
        int length = in.readInt();
        Kind kind = known(Kind.values(), each -> each.code, in.readByte());
        long number = in.readLong();
        if (length < 0 || length > MOST_BYTES) {
            throw new IOException("a message of " + length + " bytes");
        }
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("a message that is cut off");
        }
        return new Message(kind, number, body);
    }

    /** Writes a message whole, whoever else writes. */
    public static void write(DataOutputStream out, Message message) throws IOException {
        synchronized (out) {
            out.writeInt(message.body.length);
            out.writeByte(message.kind.code);
            out.writeLong(message.number);
            out.write(message.body);
            out.flush();
        }
    }

    /** A message with a text; a long one is cut. */
    public static Message text(Kind kind, long number, String text) {
        return message(kind, number, out -> out.writeUTF(text.substring(0, Math.min(text.length(), 2_000))));
    }

    /** A message with tensors. */
    public static Message tensors(Kind kind, long number, List<WireTensor> tensors) {
        return message(kind, number, out -> {
            out.writeInt(tensors.size());
            for (WireTensor tensor : tensors) {
                out.writeUTF(tensor.name());
                out.writeByte(tensor.kind().code());
                out.writeUTF(tensor.type());
                out.writeInt(tensor.shape().length);
                for (long size : tensor.shape()) {
                    out.writeLong(size);
                }
                var bytes = new byte[tensor.data().remaining()];
                tensor.data().duplicate().get(bytes);
                out.writeInt(bytes.length);
                out.write(bytes);
            }
        });
    }

    private interface Body {
        void write(DataOutputStream out) throws IOException;
    }

    private static Message message(Kind kind, long number, Body body) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            body.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Message(kind, number, bytes.toByteArray());
    }
}
