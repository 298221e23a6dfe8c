package modelport.server.notification.internal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a person reads letters; only what can stand in a header as it is.
 *
 * @param text such as {@code ada@example.org}
 */
public record MailAddress(String text) {
    private static final int MAX_LENGTH = 254;
    private static final Pattern SYNTAX = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}){0,9}"
                    + "@[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?){0,9}");

    public MailAddress {
        if (text.length() > MAX_LENGTH || !SYNTAX.matcher(text).matches()) {
            throw new IllegalArgumentException("not a mail address");
        }
    }

    /** Empty for what is no address. */
    public static Optional<MailAddress> parse(String text) {
        return text.length() <= MAX_LENGTH && SYNTAX.matcher(text).matches()
                ? Optional.of(new MailAddress(text))
                : Optional.empty();
    }
}
