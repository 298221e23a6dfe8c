package modelport.text.pattern;

import java.util.ArrayList;
import java.util.List;
import modelport.text.pattern.PatternException.Reason;

/** Reads a pattern as Python 3.11 does; what it does not know it refuses by name. */
final class Parser {
    private static final int DEPTH = 40;

    private final Source source;
    private int groups;
    private int depth;

    Parser(String pattern) {
        source = new Source(pattern);
    }

    Node parse() {
        Node node = choice(leadingFlags());
        if (source.next() == ')') {
            source.take();
            throw source.broken(0);
        }
        return node;
    }

    /** Capturing groups seen so far. */
    int groups() {
        return groups;
    }

    /** Flags for all of the pattern stand at its start. */
    private Flags leadingFlags() {
        Flags flags = Flags.NONE;
        for (int start = source.position(); source.takes("(?"); start = source.position()) {
            Flags more = flags;
            while (source.next() >= 'a' && source.next() <= 'z') {
                more = more.with(source.take(), true);
            }
            if (source.position() == start + 2 || !source.takes(')')) {
                source.seek(start);
                return flags;
            }
            flags = more;
        }
        return flags;
    }

    private Node choice(Flags flags) {
        if (++depth > DEPTH) {
            throw new PatternException(Reason.SIZE, "");
        }
        var parts = new ArrayList<Node>();
        do {
            parts.add(sequence(flags));
        } while (source.takes('|'));
        depth--;
        return parts.size() == 1 ? parts.getFirst() : new Node.Choice(List.copyOf(parts));
    }

    private Node sequence(Flags flags) {
        var parts = new ArrayList<Node>();
        while (source.next() != Source.END && source.next() != '|' && source.next() != ')') {
            int start = source.position();
            Node atom = atom(flags);
            parts.add(Quantifier.read(source)
                    .map(times -> times.of(atom, source, start))
                    .orElse(atom));
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(List.copyOf(parts));
    }

    private Node atom(Flags flags) {
        int start = source.position();
        if (Quantifier.read(source).isPresent()) {
            throw source.broken(start);
        }
        int point = source.take();
        return switch (point) {
            case '\\' -> escape(flags, start);
            case '[' -> new Node.One(Brackets.read(source, flags));
            case '(' -> group(flags, start);
            case '.' -> new Node.One(flags.dot());
            case '^' -> new Node.At(flags.lineStart());
            case '$' -> new Node.At(flags.lineEnd());
            default -> new Node.One(CharacterClass.only(point, flags.casing()));
        };
    }

    private Node escape(Flags flags, int start) {
        int letter = source.take();
        if (Escapes.isCategory(letter)) {
            return new Node.One(CharacterClass.of(flags.category(letter)));
        }
        return switch (letter) {
            case 'A' -> new Node.At(Anchor.TEXT_START);
            case 'Z' -> new Node.At(Anchor.TEXT_END);
            case 'b', 'B' -> new Node.At(flags.wordEdge(letter == 'B'));
            default -> new Node.One(CharacterClass.only(Escapes.character(source, letter, start), flags.casing()));
        };
    }

    private Node group(Flags flags, int start) {
        if (!source.takes('?')) {
            groups++;
            return new Node.Group(body(flags));
        }
        if (source.takes("P<")) {
            name(start);
            groups++;
            return new Node.Group(body(flags));
        }
        if (source.takes(':')) {
            return body(flags);
        }
        return source.next() == '=' || source.next() == '!' || source.next() == '<'
                ? look(flags, start)
                : body(scopedFlags(flags, start));
    }

    private Node body(Flags flags) {
        Node node = choice(flags);
        if (!source.takes(')')) {
            throw source.broken(0);
        }
        return node;
    }

    private void name(int start) {
        if (!Character.isLetter(source.next()) && source.next() != '_') {
            throw source.broken(start);
        }
        while (Character.isLetterOrDigit(source.next()) || source.next() == '_') {
            source.take();
        }
        if (!source.takes('>')) {
            throw source.broken(start);
        }
    }

    private Node look(Flags flags, int start) {
        boolean behind = source.takes('<');
        boolean negative = source.takes('!');
        if (!negative && !source.takes('=')) {
            throw source.broken(start);
        }
        int before = groups;
        Node node = body(flags);
        if (groups > before) {
            throw source.unknown(start);
        }
        if (behind && node.minWidth() != node.maxWidth()) {
            throw source.broken(start);
        }
        return new Node.Look(node, behind, negative);
    }

    /** Flags for one group, up to its colon. */
    private Flags scopedFlags(Flags flags, int start) {
        Flags scoped = flags;
        boolean on = true;
        while (!source.takes(':')) {
            int letter = source.take();
            if (letter == '-' && on) {
                on = false;
            } else if (letter == 'i' || letter == 'm' || letter == 's') {
                scoped = scoped.with(letter, on);
            } else {
                // An "a" here makes Python look for the wrong first characters.
                throw source.unknown(start);
            }
        }
        return scoped;
    }
}
