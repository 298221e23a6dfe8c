package modelport.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import modelport.contract.Slug;

/**
 * What the command line asks for.
 *
 * @param traffic how long requests trickle on after the story is told
 */
record Options(Slug project, Duration traffic) {
    static final Slug PROJECT = new Slug("demo");
    /** Long enough for everything that the tour promises to be there. */
    static final Duration SHORT = Duration.ZERO;

    private static final Duration LONG = Duration.ofDays(1);

    /** Throws {@link IllegalArgumentException} with the word that nobody understands. */
    static Options of(String... words) {
        var options = new Options(PROJECT, SHORT);
        for (Iterator<String> rest = Arrays.asList(words).iterator(); rest.hasNext(); ) {
            String word = rest.next();
            options = switch (word) {
                case "--traffic" -> new Options(options.project, LONG);
                case "--minutes" -> new Options(options.project, minutes(value(word, rest)));
                case "--project" -> new Options(new Slug(value(word, rest)), options.traffic);
                default -> throw new IllegalArgumentException(word);
            };
        }
        return options;
    }

    private static String value(String word, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(word);
        }
        return rest.next();
    }

    private static Duration minutes(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException(text);
        }
        return Duration.ofMinutes(Integer.parseInt(text));
    }
}
