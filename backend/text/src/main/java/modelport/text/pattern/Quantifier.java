package modelport.text.pattern;

import java.util.Optional;
import modelport.text.pattern.PatternException.Reason;

/** How often something may come. */
record Quantifier(int min, int max) {
    private static final int MAX = 1_000;

    /** The quantifier that comes next; braces that are none are characters like others. */
    static Optional<Quantifier> read(Source source) {
        if (source.takes('?')) {
            return Optional.of(new Quantifier(0, 1));
        }
        if (source.takes('*')) {
            return Optional.of(new Quantifier(0, Node.ENDLESS));
        }
        if (source.takes('+')) {
            return Optional.of(new Quantifier(1, Node.ENDLESS));
        }
        int start = source.position();
        Optional<Quantifier> braces = source.takes('{') && source.next() != '}' ? braces(source) : Optional.empty();
        if (braces.isEmpty()) {
            source.seek(start);
        }
        return braces;
    }

    private static Optional<Quantifier> braces(Source source) {
        int start = source.position();
        int min = number(source, 0);
        boolean range = source.takes(',');
        int max = range ? number(source, Node.ENDLESS) : min;
        if (!source.takes('}')) {
            return Optional.empty();
        }
        if (max < min) {
            throw source.broken(start);
        }
        if (min > MAX || (max > MAX && max != Node.ENDLESS)) {
            throw new PatternException(Reason.SIZE, "");
        }
        return Optional.of(new Quantifier(min, max));
    }

    private static int number(Source source, int otherwise) {
        if (source.next() < '0' || source.next() > '9') {
            return otherwise;
        }
        int value = 0;
        while (source.next() >= '0' && source.next() <= '9') {
            // Stays above what is allowed, however many digits follow.
            value = Math.min(value * 10 + source.take() - '0', 100 * MAX);
        }
        return value;
    }

    /** {@code atom} so many times; what follows tells whether rather few or many. */
    Node of(Node atom, Source source, int start) {
        boolean greedy = !source.takes('?');
        if (greedy && source.takes('+')) {
            throw source.unknown(start);
        }
        if (read(source).isPresent()) {
            throw source.broken(start);
        }
        if (max > 1 && atom.minWidth() == 0) {
            // Python's way out of a loop that does not move is not worth imitating.
            throw source.unknown(start);
        }
        return new Node.Repeat(atom, min, max, greedy);
    }
}
