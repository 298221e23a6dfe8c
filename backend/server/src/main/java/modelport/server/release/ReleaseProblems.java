package modelport.server.release;

import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.release.NewDecision;
import org.jspecify.annotations.Nullable;

/** What people hear who do something about a release that cannot be done. */
final class ReleaseProblems {
    private static final int MAX_COMMENT = 10_000;

    private ReleaseProblems() {}

    /** It stands where that makes no sense. */
    static ProblemException elsewhere(ReleaseRef release) {
        return conflict("release.elsewhere", "state", release.state().name(), "digest", release.digest());
    }

    static ProblemException conflict(String code, String... pairs) {
        return new ProblemException(new Problem.Conflict(Message.of(code, pairs)));
    }

    static ProblemException forbidden(String code, String... pairs) {
        return new ProblemException(new Problem.Forbidden(Message.of(code, pairs)));
    }

    /** Whoever decides must have seen the release as it is. */
    static void refuseOtherDigest(ReleaseRef release, NewDecision decision) {
        if (!release.digest().equals(decision.digest())) {
            throw conflict(
                    "release.other-digest",
                    "digest",
                    release.digest(),
                    "state",
                    release.state().name());
        }
    }

    /** A comment that is not too long. */
    static String comment(@Nullable String comment) {
        String text = comment == null ? "" : comment.strip();
        if (text.length() > MAX_COMMENT) {
            throw new ProblemException(
                    Problem.Invalid.field("comment", "release.too-long", "max", Integer.toString(MAX_COMMENT)));
        }
        return text;
    }

    /** A comment that says something. */
    static String reason(@Nullable String comment) {
        String text = comment(comment);
        if (text.isEmpty()) {
            throw new ProblemException(Problem.Invalid.field("comment", "release.reason-needed"));
        }
        return text;
    }
}
