package modelport.formats.sklearn.ensemble;

import java.util.BitSet;

/** Some of the categories 0 to 255. */
record CategorySet(BitSet members) {
    static final int SIZE = 256;

    /** From integers of 32 bits each, the lowest first. */
    static CategorySet of(long[] words) {
        var members = new BitSet(SIZE);
        for (int category = 0; category < SIZE; category++) {
            members.set(category, (words[category / Integer.SIZE] >> (category % Integer.SIZE) & 1) != 0);
        }
        return new CategorySet(members);
    }

    /** From the categories themselves. */
    static CategorySet of(double[] categories) {
        var members = new BitSet(SIZE);
        for (double category : categories) {
            members.set((int) category & (SIZE - 1));
        }
        return new CategorySet(members);
    }

    boolean has(int category) {
        return members.get(category);
    }
}
