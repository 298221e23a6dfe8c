package modelport.server.jobs.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a child died.
 *
 * @param exitCode the number that its process left
 * @param signal the name of the signal that ended it, if one did
 */
record Death(int exitCode, Optional<String> signal) {
    private static final Pattern NAME = Pattern.compile("^#\\s+(SIG[A-Z]+)");
    private static final int SIGNALLED = 128;
    private static final Map<Integer, String> NAMES =
            Map.of(4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15, "SIGTERM");

    /** A crashing JVM names the signal in its report and then ends by itself, with another number. */
    static Death of(int exitCode, List<String> report) {
        Optional<String> reported = report.stream()
                .map(NAME::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
        return new Death(exitCode, reported.or(() -> byNumber(exitCode - SIGNALLED)));
    }

    private static Optional<String> byNumber(int number) {
        return number > 0 ? Optional.of(NAMES.getOrDefault(number, "signal " + number)) : Optional.empty();
    }
}
