package modelport.demo;

import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import modelport.contract.Slug;

/**
 * What the command line asks for.
 *
 * @param traffic how long requests trickle on after the story is told
 * @param quick whether the minutes are left out that a monitor needs to see a drift
 */
public record Options(Slug project, Duration traffic, boolean quick) {
    private static final Slug PROJECT = new Slug("demo");
    private static final Duration LONG = Duration.ofDays(1);

    /** Throws {@link IllegalArgumentException} with the word that nobody understands. */
    public static Options of(String... words) {
        var options = new Options(PROJECT, Duration.ZERO, false);
        for (Iterator<String> rest = Arrays.asList(words).iterator(); rest.hasNext(); ) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String word, Iterator<String> rest) {
        return switch (word) {
            case "--traffic" -> new Options(project, LONG, quick);
            case "--minutes" -> new Options(project, minutes(value(word, rest)), quick);
            case "--project" -> new Options(new Slug(value(word, rest)), traffic, quick);
            case "--quick" -> new Options(project, traffic, true);
            default -> throw new IllegalArgumentException(word);
        };
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
