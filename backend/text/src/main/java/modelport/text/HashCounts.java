package modelport.text;

import java.nio.DoubleBuffer;

/** Counts n-grams by their hashes, some of them backwards. */
final class HashCounts extends Counts {
    private final int width;
    private final boolean alternateSign;
    private int[] points = {};
    private int hashed;
    private MurmurHash hash = new MurmurHash();

    HashCounts(Vectoriser.Hashing hashing, DoubleBuffer target, int offset) {
        super(target, offset, hashing.binary());
        width = hashing.width();
        alternateSign = hashing.alternateSign();
    }

    @Override
    public void start(int[] row, int start) {
        points = row;
        hashed = start;
        hash = new MurmurHash();
    }

    @Override
    public void end(int to) {
        for (; hashed < to; hashed++) {
            hash.add(points[hashed]);
        }
        int value = hash.value();
        // As a long, since the lowest int has no counterpart above zero.
        int column = (int) (Math.abs((long) value) % width);
        add(column, alternateSign && value < 0 ? -1 : 1);
    }
}
