package modelport.server.http;

import io.micronaut.http.HttpRequest;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a caller would rather have, RFC 7240. */
public final class Preferences {
    private static final String HEADER = "Prefer";
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?(?:$|[,;\\s])");
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private Preferences() {}

    /** How long an answer may be held until the work behind it is over; zero if the caller does not say. */
    public static Duration wait(HttpRequest<?> request) {
        Matcher wait = WAIT.matcher(String.join(",", request.getHeaders().getAll(HEADER)));
        if (!wait.find()) {
            return Duration.ZERO;
        }
        Duration wished = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
    }
}
