package modelport.text;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import modelport.text.unicode.CodePoints;

/** Finds terms by their code points, without making a string of them. Threads may share it. */
final class TermTable {
    private final List<String> terms;
    private final int[] slots;
    private final long[] hashes;
    /** Differs from table to table, so that nobody can choose terms that all collide. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final int longest;

    private TermTable(List<String> terms) {
        this.terms = terms;
        int size = Integer.highestOneBit(Math.max(terms.size(), 4)) * 4;
        slots = new int[size];
        hashes = new long[size];
        longest = terms.stream().mapToInt(String::length).max().orElse(0);
    }

    /** A table of terms that all differ. */
    static TermTable of(List<String> terms) {
        var table = new TermTable(terms);
        for (int i = 0; i < terms.size(); i++) {
            table.put(i);
        }
        return table;
    }

    int longest() {
        return longest;
    }

    /** Index of the term, or -1. */
    int find(int[] points, int from, int to) {
        long hash = seed();
        for (int i = from; i < to; i++) {
            hash = extend(hash, points[i]);
        }
        return find(hash, points, from, to);
    }

    /** The hash of nothing. */
    long seed() {
        return seed;
    }

    /** The hash of one more code point. */
    long extend(long hash, int point) {
        long mixed = (hash ^ point) * 0x9e37_79b9_7f4a_7c15L;
        return mixed ^ (mixed >>> 29);
    }

    /** Index of the term whose hash is known, or -1. */
    int find(long hash, int[] points, int from, int to) {
        for (int slot = slot(hash); slots[slot] != 0; slot = next(slot)) {
            int term = slots[slot] - 1;
            if (hashes[slot] == hash && same(terms.get(term), points, from, to)) {
                return term;
            }
        }
        return -1;
    }

    private void put(int index) {
        CodePoints term = CodePoints.of(terms.get(index));
        long hash = seed;
        for (int i = 0; i < term.length(); i++) {
            hash = extend(hash, term.at(i));
        }
        int slot = slot(hash);
        while (slots[slot] != 0) {
            slot = next(slot);
        }
        slots[slot] = index + 1;
        hashes[slot] = hash;
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    private static boolean same(String term, int[] points, int from, int to) {
        int at = 0;
        for (int i = from; i < to; i++) {
            if (at >= term.length() || term.codePointAt(at) != points[i]) {
                return false;
            }
            at += Character.charCount(points[i]);
        }
        return at == term.length();
    }
}
