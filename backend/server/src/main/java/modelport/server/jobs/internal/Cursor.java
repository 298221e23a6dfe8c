package modelport.server.jobs.internal;

import java.util.Optional;
import java.util.UUID;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/** Reads where a page starts. */
final class Cursor {
    private Cursor() {}

    static Optional<UUID> after(PageRequest page) {
        String after = page.after();
        if (after == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(after));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problem.Invalid.field("after", "jobs.page", "value", after));
        }
    }
}
