package modelport.tables;

/** What is shown of texts that nobody has vouched for. */
final class Excerpts {
    private static final int MOST = 100;

    private Excerpts() {}

    static String printable(String value) {
        var text = new StringBuilder();
        value.codePoints()
                .limit(MOST)
                .map(point -> isPrintable(point) ? point : '\ufffd')
                .forEach(text::appendCodePoint);
        return value.codePointCount(0, value.length()) > MOST ? text + "…" : text.toString();
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
