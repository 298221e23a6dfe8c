package modelport.gateway.json;

/** Resolves what is escaped in a JSON string. */
final class Escapes {
    private Escapes() {}

    static String resolve(String raw, int at) {
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                text.append(c);
                continue;
            }
            char escape = raw.charAt(++i);
            switch (escape) {
                case '"', '\\', '/' -> text.append(escape);
                case 'b' -> text.append('\b');
                case 'f' -> text.append('\f');
                case 'n' -> text.append('\n');
                case 'r' -> text.append('\r');
                case 't' -> text.append('\t');
                case 'u' -> {
                    text.append(unit(raw, i + 1, at));
                    i += 4;
                }
                default -> throw JsonReader.bad("gateway.json-escape", at);
            }
        }
        return text.toString();
    }

    private static char unit(String raw, int from, int at) {
        if (from + 4 > raw.length()) {
            throw JsonReader.bad("gateway.json-escape", at);
        }
        int value = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = Character.digit(raw.charAt(i), 16);
            if (digit < 0 || raw.charAt(i) > 'f') {
                throw JsonReader.bad("gateway.json-escape", at);
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }
}
