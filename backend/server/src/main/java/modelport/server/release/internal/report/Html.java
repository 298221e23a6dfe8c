package modelport.server.release.internal.report;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML: whatever is text or the value of an attribute is escaped, so nobody's words become anything else. */
final class Html {
    private final StringBuilder out = new StringBuilder(1 << 14);
    private final Deque<String> open = new ArrayDeque<>();

    /** What every page begins with. */
    Html doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }

    /** Opens an element; {@code attributes} are pairs of name and value. */
    Html open(String tag, String... attributes) {
        begin(tag, attributes);
        open.push(tag);
        return this;
    }

    /** Closes the element that was opened last. */
    Html close() {
        out.append("</").append(open.pop()).append(">\n");
        return this;
    }

    /** An element without content. */
    Html empty(String tag, String... attributes) {
        begin(tag, attributes);
        return this;
    }

    /** An element with nothing but text. */
    Html element(String tag, String text, String... attributes) {
        return open(tag, attributes).text(text).close();
    }

    Html text(String text) {
        text.chars().forEach(letter -> out.append(escaped((char) letter)));
        return this;
    }

    /** Our own style sheet, which must hold nothing of anybody else's. */
    Html style(String css) {
        out.append("<style>\n").append(css).append("</style>\n");
        return this;
    }

    /** The page; everything that was opened is closed. */
    String page() {
        while (!open.isEmpty()) {
            close();
        }
        return out.toString();
    }

    private void begin(String tag, String... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
        out.append('>');
    }

    private static String escaped(char letter) {
        return switch (letter) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            // No page may hold these; a zero or an escape sequence does no good in a printed report either.
            default -> letter < ' ' && letter != '\n' && letter != '\t' ? " " : Character.toString(letter);
        };
    }
}
