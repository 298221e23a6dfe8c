package modelport.text.pattern;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Reads a class in brackets; the opening one has been taken. */
final class Brackets {
    private final Source source;
    private final Flags flags;
    private final int start;
    private final BitSet points = new BitSet();
    private final List<Category.Side> categories = new ArrayList<>();

    private Brackets(Source source, Flags flags) {
        this.source = source;
        this.flags = flags;
        start = source.position() - 1;
    }

    static CharacterClass read(Source source, Flags flags) {
        return new Brackets(source, flags).read();
    }

    private CharacterClass read() {
        boolean negated = source.takes('^');
        boolean first = true;
        while (first || !source.takes(']')) {
            first = false;
            member();
        }
        return new CharacterClass(points, categories, negated, flags.casing());
    }

    private void member() {
        int from = single();
        if (!source.takes('-')) {
            add(from);
            return;
        }
        if (source.next() == ']') {
            add(from);
            points.set('-');
            return;
        }
        int to = single();
        if (from < 0 || to < from) {
            throw source.broken(start);
        }
        points.set(from, to + 1);
    }

    private void add(int point) {
        if (point < 0) {
            categories.add(flags.category(-point));
        } else {
            points.set(point);
        }
    }

    /** A character, or the letter of a category below zero. */
    private int single() {
        int at = source.position();
        int point = source.take();
        if (point != '\\') {
            return point;
        }
        int letter = source.take();
        if (Escapes.isCategory(letter)) {
            return -letter;
        }
        return letter == 'b' ? '\b' : Escapes.character(source, letter, at);
    }
}
