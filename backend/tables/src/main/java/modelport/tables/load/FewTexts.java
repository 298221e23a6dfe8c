package modelport.tables.load;

import org.jspecify.annotations.Nullable;

/** Texts of which few differ, each kept once; more than so many, and it is full and knows no new ones. */
final class FewTexts {
    /** A column with more different texts is no category. */
    static final int MOST = 1000;

    private static final int SLOTS = 1 << 12;
    private static final int MIX = 31;

    private final @Nullable String[] slots = new String[SLOTS];
    private int size;
    private boolean full;

    /** The text of these characters, if it is known or can be. */
    @Nullable
    String of(char[] chars, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = MIX * hash + chars[i];
        }
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        String found = slots[slot];
        while (found != null && !equal(found, chars, from, length)) {
            slot = (slot + 1) & (SLOTS - 1);
            found = slots[slot];
        }
        return found == null ? add(slot, chars, from, length) : found;
    }

    /** How many there are, as long as it is not full. */
    int size() {
        return size;
    }

    boolean isFull() {
        return full;
    }

    private @Nullable String add(int slot, char[] chars, int from, int length) {
        if (size == MOST) {
            full = true;
            return null;
        }
        String text = new String(chars, from, length);
        slots[slot] = text;
        size++;
        return text;
    }

    private static boolean equal(String text, char[] chars, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (text.charAt(i) != chars[from + i]) {
                return false;
            }
        }
        return true;
    }
}
