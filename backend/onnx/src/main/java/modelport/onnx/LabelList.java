package modelport.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the lists of labels that exporters put into metadata: {@code ["cat", "dog"]}, {@code {0: 'cat', 1: 'dog'}} or
 * {@code cat,dog}.
 */
final class LabelList {
    private static final int MAX_TEXT = 1 << 20;
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.){0,1000}+\"|'(?:[^'\\\\]|\\\\.){0,1000}+'";
    private static final Pattern ENTRY =
            Pattern.compile("\\s*(?:[\"']?(\\d{1,9})[\"']?\\s*:\\s*)?(" + QUOTED + "|-?\\d{1,18})\\s*(,|$)");

    private LabelList() {}

    /** The labels in order; empty if this is no such list. */
    static List<String> parse(String text) {
        String list = text.strip();
        if (list.length() > MAX_TEXT || list.length() < 2) {
            return List.of();
        }
        char first = list.charAt(0);
        char last = list.charAt(list.length() - 1);
        if ((first == '[' && last == ']') || (first == '{' && last == '}')) {
            return entries(list.substring(1, list.length() - 1), first == '{');
        }
        boolean plain = list.indexOf(',') > 0 && list.chars().noneMatch(c -> "[]{}\"':".indexOf(c) >= 0);
        return plain
                ? Pattern.compile(",").splitAsStream(list).map(String::strip).toList()
                : List.of();
    }

    private static List<String> entries(String body, boolean numbered) {
        List<String> labels = new ArrayList<>();
        Matcher entry = ENTRY.matcher(body);
        int position = 0;
        while (position < body.length() && entry.find(position) && entry.start() == position) {
            boolean inOrder =
                    entry.group(1) == null ? !numbered : numbered && Long.parseLong(entry.group(1)) == labels.size();
            if (!inOrder) {
                return List.of();
            }
            labels.add(unquote(entry.group(2)));
            position = entry.end();
        }
        return position == body.length() ? List.copyOf(labels) : List.of();
    }

    private static String unquote(String quoted) {
        boolean isQuoted = quoted.startsWith("\"") || quoted.startsWith("'");
        return isQuoted ? quoted.substring(1, quoted.length() - 1).replaceAll("\\\\(.)", "$1") : quoted;
    }
}
