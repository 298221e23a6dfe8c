package modelport.text;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A declaration or a text is not acceptable: the code of a sentence and its arguments. */
public final class TextRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_ARGUMENT = 200;

    private final String code;
    private final transient Map<String, String> args;

    private TextRefusal(String code, Map<String, String> args) {
        super(code + " " + args);
        this.code = code;
        this.args = Collections.unmodifiableMap(args);
    }

    /** A refusal with arguments in pairs of name and value; values are cut short and lose what is not printable. */
    public static TextRefusal of(String code, Object... pairs) {
        var args = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            args.put(String.valueOf(pairs[i]), printable(String.valueOf(pairs[i + 1])));
        }
        return new TextRefusal(code, args);
    }

    /** The same, about the text in one row of an input; rows count from 0. */
    public TextRefusal at(String input, long row) {
        var more = new LinkedHashMap<>(args);
        more.put("input", printable(input));
        more.put("row", Long.toString(row));
        return new TextRefusal(code, more);
    }

    public String code() {
        return code;
    }

    public Map<String, String> args() {
        return args;
    }

    private static String printable(String value) {
        var text = new StringBuilder();
        value.codePoints()
                .limit(MAX_ARGUMENT)
                .map(point -> isPrintable(point) ? point : '\ufffd')
                .forEach(text::appendCodePoint);
        return value.codePointCount(0, value.length()) > MAX_ARGUMENT ? text + "…" : text.toString();
    }

    private static boolean isPrintable(int point) {
        return switch (Character.getType(point)) {
            // Formats hold the marks that turn the direction of the text around them.
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
