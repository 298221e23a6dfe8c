package modelport.text;

/** MurmurHash3 in 32 bits with the seed 0, as scikit-learn uses it for features; of a text that grows at its end. */
final class MurmurHash {
    private static final int FIRST = 0xcc9e2d51;
    private static final int SECOND = 0x1b873593;

    private int hash;
    private int block;
    private int bytes;

    /** Takes one more code point, in UTF-8; half of a surrogate pair has no such form. */
    void add(int point) {
        if (point < 0x80) {
            octet(point);
        } else if (point < 0x800) {
            octet(0xc0 | (point >> 6));
            rest(point);
        } else if (point < 0x10000) {
            if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
                throw TextRefusal.of("text.surrogate");
            }
            octet(0xe0 | (point >> 12));
            rest(point >> 6);
            rest(point);
        } else {
            octet(0xf0 | (point >> 18));
            rest(point >> 12);
            rest(point >> 6);
            rest(point);
        }
    }

    /** A later byte of a character: its six lowest bits. */
    private void rest(int point) {
        octet(0x80 | (point & 0x3f));
    }

    private void octet(int octet) {
        block |= octet << (8 * (bytes & 3));
        if ((++bytes & 3) == 0) {
            hash = Integer.rotateLeft(hash ^ scrambled(block), 13) * 5 + 0xe6546b64;
            block = 0;
        }
    }

    /** The hash of what came so far. */
    int value() {
        int mixed = hash ^ scrambled(block) ^ bytes;
        mixed = (mixed ^ (mixed >>> 16)) * 0x85ebca6b;
        mixed = (mixed ^ (mixed >>> 13)) * 0xc2b2ae35;
        return mixed ^ (mixed >>> 16);
    }

    /** The column that scikit-learn gives it among {@code width}. */
    int column(int width) {
        // As a long, since the lowest int has no counterpart above zero.
        return (int) (Math.abs((long) value()) % width);
    }

    /** 1, or -1 for half of all texts. */
    int sign() {
        return value() < 0 ? -1 : 1;
    }

    /** 0 stays 0, so that an empty rest changes nothing. */
    private static int scrambled(int block) {
        return Integer.rotateLeft(block * FIRST, 15) * SECOND;
    }
}
