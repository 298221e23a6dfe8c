package modelport.server.release.internal.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import modelport.contract.Message;
import modelport.contract.Messages;

/** The words of a report in its reader's language. Times are in UTC for everybody: reports travel. */
record Wording(Locale language) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** A sentence or label of the topic {@code report}; {@code pairs} are names and values of its arguments. */
    String of(String code, String... pairs) {
        return of(Message.of("report." + code, pairs));
    }

    String of(Message message) {
        return Messages.render(message, language);
    }

    /** The same for codes that others may add to; {@code otherwise} where nobody has written a word for it yet. */
    String find(String code, String otherwise, String... pairs) {
        String found = of(code, pairs);
        return found.equals("report." + code) ? otherwise : found;
    }

    String time(Instant moment) {
        return TIME.format(moment);
    }

    String yesOrNo(boolean value) {
        return of(value ? "yes" : "no");
    }
}
