package modelport.formats;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Knows a Python pickle by its first opcodes. */
final class PickleHeads {
    private static final int PROTO = 0x80;
    private static final int NEWEST_PROTOCOL = 5;
    private static final int LOOK_BYTES = 256;

    /** The instructions in letters, and those that are none. */
    private static final String LETTERS = ".()012FIJKLMNPQRSTUVXabcdeghijloqrstu]}GBC";

    private static final int FIRST_BINARY = 0x81;
    private static final int LAST_BINARY = 0x98;

    /**
     * Protocols 0 and 1 have no mark; they begin with a global that is called or remembered, or with a container. Texts
     * may look like that too, but do not end with the opcode that ends pickles.
     */
    private static final Pattern OLD =
            Pattern.compile("(?s)^(c[A-Za-z_][\\w.]{0,100}\n[A-Za-z_][\\w.]{0,100}\n(p\\d|[(q)])"
                    + "|\\([dl]p\\d|\\((S[^\n]{0,100}\n)?i[A-Za-z_]|\\(c[A-Za-z_]|[\\]})]q).*");

    private static final char STOP = '.';

    private PickleHeads() {}

    /** Whether these are the first bytes of a pickle of protocol 2 or newer. */
    static boolean isPickle(ByteBuffer head) {
        return saysProtocol(head) && head.get(1) >= 0 && head.get(1) <= NEWEST_PROTOCOL;
    }

    /** A mark, a number, and an instruction. */
    private static boolean saysProtocol(ByteBuffer head) {
        return head.remaining() >= 3
                && Byte.toUnsignedInt(head.get(0)) == PROTO
                && isInstruction(Byte.toUnsignedInt(head.get(2)));
    }

    private static boolean isInstruction(int code) {
        return LETTERS.indexOf(code) >= 0 || (code >= FIRST_BINARY && code <= LAST_BINARY);
    }

    /** Whether this is a pickle of another protocol, by its first bytes and its last. */
    static boolean isOtherPickle(ByteBuffer head, ByteBuffer last) {
        byte[] start = new byte[Math.min(head.remaining(), LOOK_BYTES)];
        head.get(0, start);
        return last.get(0) == STOP
                && (saysProtocol(head)
                        || OLD.matcher(new String(start, StandardCharsets.ISO_8859_1))
                                .matches());
    }
}
