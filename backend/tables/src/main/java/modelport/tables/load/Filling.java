package modelport.tables.load;

import java.util.BitSet;
import modelport.contract.Message;
import modelport.tables.Cells;
import org.jspecify.annotations.Nullable;

/** A column of a block while it is filled, place by place; a place may be filled again until the block is taken. */
abstract class Filling {
    private BitSet gaps = new BitSet();

    /** Puts what the characters mean; returns what is wrong if they mean nothing of this type. */
    abstract @Nullable Message text(int place, char[] chars, int from, int length, boolean quoted);

    /** Puts a whole number; a column of another type takes it as it would be written. */
    @Nullable
    Message whole(int place, long value) {
        return written(place, Long.toString(value));
    }

    /** Puts a number; a column of another type takes it as it would be written. */
    @Nullable
    Message number(int place, double value) {
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << Double.PRECISION;
        return written(place, whole ? Long.toString((long) value) : Double.toString(value));
    }

    /** Puts a truth value; a column of another type takes it as it would be written. */
    @Nullable
    Message truth(int place, boolean value) {
        return written(place, Boolean.toString(value));
    }

    /** Puts a moment; a column of another type takes it as it would be written. */
    @Nullable
    Message moment(int place, long micros) {
        return written(place, modelport.tables.Moments.instant(micros).toString());
    }

    /** Puts nothing. */
    final void nothing(int place) {
        gaps.set(place);
        clear(place);
    }

    /** Makes a place what a missing one is. */
    abstract void clear(int place);

    /** How many characters were put last, in a column of texts. */
    int characters() {
        return 0;
    }

    /** Hands over the first places, and begins anew. */
    final Cells take(int size) {
        BitSet missing = gaps.get(0, size);
        gaps = new BitSet();
        return cells(size, missing);
    }

    abstract Cells cells(int size, BitSet missing);

    final boolean isGap(int place) {
        return gaps.get(place);
    }

    final void present(int place) {
        gaps.clear(place);
    }

    private @Nullable Message written(int place, String text) {
        return text(place, text.toCharArray(), 0, text.length(), false);
    }
}
