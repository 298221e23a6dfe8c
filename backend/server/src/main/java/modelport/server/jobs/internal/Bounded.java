package modelport.server.jobs.internal;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import modelport.contract.Message;

/** Makes what a job says fit for the database: valid, without NUL, and not longer than anybody would read. */
final class Bounded {
    private static final int MAX_TEXT = 4_000;
    private static final int MAX_ARGUMENT = 1_000;
    private static final int MAX_ARGUMENTS = 20;

    private Bounded() {}

    static String text(String text) {
        return text(text, MAX_TEXT);
    }

    static Message message(Message message) {
        Map<String, String> args = new HashMap<>();
        message.args().entrySet().stream()
                .limit(MAX_ARGUMENTS)
                .forEach(arg -> args.put(text(arg.getKey(), MAX_ARGUMENT), text(arg.getValue(), MAX_ARGUMENT)));
        return new Message(text(message.code(), MAX_ARGUMENT), args);
    }

    private static String text(String text, int max) {
        String cut = text.length() > max ? text.substring(0, max) + "…" : text;
        // A half of a surrogate pair becomes a question mark.
        return new String(cut.replace("\0", "").getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }
}
