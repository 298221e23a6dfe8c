package modelport.text.pattern;

import modelport.text.unicode.CodePoints;
import modelport.text.unicode.PythonCharacters;

/** Places that a pattern can ask for. */
enum Anchor {
    TEXT_START,
    LINE_START,
    TEXT_END,
    /** The end, or the line break right before it. */
    LAST_LINE_END,
    LINE_END,
    WORD_EDGE,
    NO_WORD_EDGE,
    ASCII_WORD_EDGE,
    NO_ASCII_WORD_EDGE;

    boolean holds(CodePoints text, int position) {
        int length = text.length();
        return switch (this) {
            case TEXT_START -> position == 0;
            case LINE_START -> position == 0 || text.at(position - 1) == '\n';
            case TEXT_END -> position == length;
            case LAST_LINE_END -> position == length || (position == length - 1 && text.at(position) == '\n');
            case LINE_END -> position == length || text.at(position) == '\n';
            case WORD_EDGE -> isWordEdge(text, position);
            case NO_WORD_EDGE -> length > 0 && !isWordEdge(text, position);
            case ASCII_WORD_EDGE -> isAsciiWordEdge(text, position);
            case NO_ASCII_WORD_EDGE -> length > 0 && !isAsciiWordEdge(text, position);
        };
    }

    private static boolean isWordEdge(CodePoints text, int position) {
        boolean before = position > 0 && PythonCharacters.isWord(text.at(position - 1));
        boolean after = position < text.length() && PythonCharacters.isWord(text.at(position));
        return before != after;
    }

    private static boolean isAsciiWordEdge(CodePoints text, int position) {
        boolean before = position > 0 && PythonCharacters.isAsciiWord(text.at(position - 1));
        boolean after = position < text.length() && PythonCharacters.isAsciiWord(text.at(position));
        return before != after;
    }
}
