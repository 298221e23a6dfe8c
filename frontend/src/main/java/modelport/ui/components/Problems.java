package modelport.ui.components;

import static modelport.ui.components.Texts.say;
import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.io.UncheckedIOException;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What went wrong, in words; what is our fault is logged once, under the number that is shown. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    public static String text(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> text(problem.problem());
            case UncheckedIOException unreachable -> unreachable(unreachable);
            default -> t("error.text", incident(cause));
        };
    }

    /** Whether the person has to sign in again before anything else works. */
    public static boolean isSignedOut(Throwable cause) {
        return cause instanceof ProblemException problem && problem.problem() instanceof Problem.NotSignedIn;
    }

    /** Nobody can try again who has to sign in first: the session's error handler leads to the door. */
    static void throwIfSignedOut(RuntimeException cause) {
        if (isSignedOut(cause)) {
            throw cause;
        }
    }

    /** A failure where it happened: in a dialog or under a button. */
    public static Component box(Throwable cause) {
        return box(text(cause));
    }

    /** A failure that is described already. */
    public static Component box(String text) {
        return Box.of(
                        "mp-failed mp-failed-small",
                        StateBadge.quiet(State.ACT, t("error.notDone")),
                        Words.plain("p", "", text))
                .attribute("role", "alert");
    }

    /** Logs it, and returns the number to quote. */
    public static String incident(Throwable cause) {
        String incident = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("dashboard failed incident={}", incident, cause);
        return incident;
    }

    private static String text(Problem problem) {
        // Something between here and the server answered in its place.
        boolean wordless = problem.message().code().startsWith("http-");
        return wordless ? t("error.unreachable") : say(problem.message());
    }

    private static String unreachable(UncheckedIOException cause) {
        LOG.warn("server unreachable reason={}", cause.getMessage());
        return t("error.unreachable");
    }
}
