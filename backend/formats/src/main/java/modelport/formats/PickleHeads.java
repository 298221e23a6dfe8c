package modelport.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Knows a Python pickle by its first opcodes. */
final class PickleHeads {
    private static final int PROTO = 0x80;
    private static final int NEWEST_PROTOCOL = 5;
    private static final int LOOK_BYTES = 256;

    /** What follows the protocol: a frame, a global, a container, a number, a text, or a memo. */
    private static final String SECOND = "\u0095c}])(KMJINGX\u008c\u008aUT]\u0088\u0089q.h\u008eCB\u008d\u008f";

    /**
     * Protocols 0 and 1 have no mark; they begin with a global that is called or remembered, or with a container. Texts
     * may look like that too, but do not end with the opcode that ends pickles.
     */
    private static final Pattern OLD =
            Pattern.compile("(?s)^(c[A-Za-z_][\\w.]{0,100}\n[A-Za-z_][\\w.]{0,100}\n(p\\d|[(q)])"
                    + "|\\([dl]p\\d|\\(i[A-Za-z_]|\\(c[A-Za-z_]|[\\]})]q).*");

    private static final char STOP = '.';

    private PickleHeads() {}

    /** Whether these are the first bytes of a pickle of protocol 2 or newer. */
    static boolean isPickle(ByteBuffer head) {
        return head.remaining() >= 3
                && Byte.toUnsignedInt(head.get(0)) == PROTO
                && head.get(1) >= 0
                && head.get(1) <= NEWEST_PROTOCOL
                && SECOND.indexOf(Byte.toUnsignedInt(head.get(2))) >= 0;
    }

    /** Whether this is a pickle of the protocols before, by its first bytes and its last. */
    static boolean isOldPickle(ByteBuffer head, ByteBuffer last) {
        byte[] start = new byte[Math.min(head.remaining(), LOOK_BYTES)];
        head.get(0, start);
        return last.get(0) == STOP
                && OLD.matcher(new String(start, StandardCharsets.ISO_8859_1)).matches();
    }
}
