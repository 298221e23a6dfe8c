package modelport.engines.child;

import java.nio.ByteBuffer;

/**
 * A tensor between two processes of one machine.
 *
 * @param kind what the engine is given it as; of no meaning in answers
 * @param type of its elements, such as FP32
 * @param data in this machine's order
 */
@SuppressWarnings("ArrayRecordComponent")
public record WireTensor(String name, Kind kind, String type, long[] shape, ByteBuffer data) {
    /** What an engine is given. */
    public enum Kind {
        TENSOR('t'),
        /** One whole number, of eight bytes. */
        WHOLE('i'),
        /** One fraction, of eight bytes. */
        REAL('f'),
        /** One truth value, of one byte. */
        TRUTH('b');

        private final char code;

        Kind(char code) {
            this.code = code;
        }

        char code() {
            return code;
        }
    }
}
