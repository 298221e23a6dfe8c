package modelport.onnx;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is wrong with a file: the code of a sentence and its arguments. */
public record Refusal(String code, Map<String, String> args) {
    private static final int MAX_ARGUMENT = 200;

    public Refusal {
        args = Map.copyOf(args);
    }

    /**
     * A refusal with arguments in pairs of name and value. Values may come from a hostile file, so they are cut short
     * and lose what is not printable.
     */
    public static Refusal of(String code, Object... pairs) {
        var args = new LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            args.put(String.valueOf(pairs[i]), printable(String.valueOf(pairs[i + 1])));
        }
        return new Refusal(code, args);
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
