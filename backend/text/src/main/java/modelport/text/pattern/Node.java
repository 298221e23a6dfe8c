package modelport.text.pattern;

import java.util.List;

/** A parsed pattern. Flags are no part of it: they are in the classes and anchors. */
sealed interface Node {
    /** Stands for no upper end. */
    int ENDLESS = Integer.MAX_VALUE;

    /** One character of a class. */
    record One(CharacterClass characters) implements Node {}

    /** One after the other; none is the empty pattern. */
    record Sequence(List<Node> parts) implements Node {}

    /** The first that leads to a match. */
    record Choice(List<Node> parts) implements Node {}

    /** As often as possible if {@code greedy}, else as rarely. */
    record Repeat(Node body, int min, int max, boolean greedy) implements Node {}

    /** What becomes the token. */
    record Group(Node body) implements Node {}

    /** A place between characters. */
    record At(Anchor anchor) implements Node {}

    /** Whether {@code body} matches from here on, or up to here. */
    record Look(Node body, boolean behind, boolean negative) implements Node {}

    /** The fewest characters that it takes. */
    default int minWidth() {
        return switch (this) {
            case One _ -> 1;
            case At _, Look _ -> 0;
            case Group group -> group.body.minWidth();
            case Sequence sequence ->
                total(sequence.parts.stream().mapToLong(Node::minWidth).sum());
            case Choice choice ->
                choice.parts.stream().mapToInt(Node::minWidth).min().orElse(0);
            case Repeat repeat -> total((long) repeat.body.minWidth() * repeat.min);
        };
    }

    /** The most characters that it takes. */
    default int maxWidth() {
        return switch (this) {
            case One _ -> 1;
            case At _, Look _ -> 0;
            case Group group -> group.body.maxWidth();
            case Sequence sequence ->
                total(sequence.parts.stream().mapToLong(Node::maxWidth).sum());
            case Choice choice ->
                choice.parts.stream().mapToInt(Node::maxWidth).max().orElse(0);
            case Repeat repeat -> total((long) repeat.body.maxWidth() * repeat.max);
        };
    }

    private static int total(long width) {
        return (int) Math.min(width, ENDLESS);
    }
}
