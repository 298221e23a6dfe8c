package modelport.server.release.internal;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ends in a list that is ordered by time.
 *
 * @param since the time of its last item
 * @param id tells it from others of the same time
 */
public record Place(Instant since, UUID id) {
    private static final String SEPARATOR = "_";

    /** The way back from {@link #toString}; null for the first page. */
    public static @Nullable Place parse(@Nullable String after) {
        if (after == null) {
            return null;
        }
        String[] parts = after.split(SEPARATOR, 2);
        try {
            return new Place(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new ProblemException(Problem.Invalid.field("after", "release.after-unfit"));
        }
    }

    @Override
    public String toString() {
        return since + SEPARATOR + id;
    }
}
