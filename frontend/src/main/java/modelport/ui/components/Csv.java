package modelport.ui.components;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 has it: figures in full, texts quoted where they must be, and none that a spreadsheet would run.
 */
public final class Csv {
    private static final String HARMFUL = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    public Csv(String... columns) {
        line(columns);
    }

    /** Texts and numbers; nothing is an empty cell. */
    public Csv row(@Nullable Object... cells) {
        line(Arrays.stream(cells).map(Csv::cell).toArray(String[]::new));
        return this;
    }

    private void line(String[] cells) {
        text.append(Arrays.stream(cells).collect(Collectors.joining(","))).append("\r\n");
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> number.toString();
            default -> quoted(value.toString());
        };
    }

    private static String quoted(String words) {
        String safe = !words.isEmpty() && HARMFUL.indexOf(words.charAt(0)) >= 0 ? "'" + words : words;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
