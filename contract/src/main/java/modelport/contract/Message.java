package modelport.contract;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;

/** Something a person will read: a code and its arguments, rendered in the reader's language. */
@Schema(description = "Something a person will read: a code and its arguments, rendered in the reader's language")
public record Message(
        @Schema(description = "Stable and machine-readable; never reworded once released")
        String code,

        @Schema(description = "What the sentence is made with")
        Map<String, String> args) {
    public Message {
        args = Map.copyOf(args);
    }
    /** A message without arguments. */
    public static Message of(String code) {
        return new Message(code, Map.of());
    }

    /** A message with arguments in pairs of name and value. */
    public static Message of(String code, String... pairs) {
        var args = new java.util.LinkedHashMap<String, String>();
        for (int i = 0; i < pairs.length; i += 2) {
            args.put(pairs[i], pairs[i + 1]);
        }
        return new Message(code, args);
    }
}
