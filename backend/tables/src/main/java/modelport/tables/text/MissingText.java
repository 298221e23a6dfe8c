package modelport.tables.text;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Knows what stands for a missing cell. */
public final class MissingText {
    private static final int ASCII = 128;

    private final Set<String> marks;
    private final boolean[] firsts = new boolean[ASCII];
    private final boolean wide;
    private final int longest;

    public MissingText(Collection<String> marks) {
        this.marks = new HashSet<>(marks);
        boolean beyond = false;
        for (String mark : this.marks) {
            if (!mark.isEmpty() && mark.charAt(0) < ASCII) {
                firsts[mark.charAt(0)] = true;
            } else {
                beyond = true;
            }
        }
        this.wide = beyond;
        this.longest = this.marks.stream().mapToInt(String::length).max().orElse(0);
    }

    /** Whether these characters stand for nothing; no characters at all always do. */
    public boolean is(char[] chars, int from, int length) {
        if (length == 0) {
            return true;
        }
        if (length > longest) {
            return false;
        }
        char first = chars[from];
        boolean may = first < ASCII ? firsts[first] : wide;
        return may && marks.contains(new String(chars, from, length));
    }
}
