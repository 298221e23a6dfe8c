package modelport.server.prediction.internal;

import java.time.Instant;
import java.util.UUID;
import modelport.contract.Problem;
import modelport.contract.ProblemException;

/**
 * Where a row lies among all that were kept.
 *
 * @param id the prediction's, which says its time
 * @param row which row of it
 */
public record PredictionKey(UUID id, int row) {
    /** Before all others in a list that starts with the newest. */
    public static final PredictionKey NEWEST =
            new PredictionKey(new UUID(0xFFFF_FFFF_FFFFL >>> 2 << 16, -1), Integer.MAX_VALUE);

    private static final int TIME_SHIFT = 16;

    /** The time in a UUIDv7. */
    public static Instant time(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> TIME_SHIFT);
    }

    /** Out of {@link #text}; any other text is the caller's fault. */
    public static PredictionKey parse(String text) {
        int colon = text.indexOf(':');
        try {
            return new PredictionKey(
                    UUID.fromString(text.substring(0, Math.max(0, colon))),
                    Integer.parseInt(text.substring(colon + 1)));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.Invalid.field("after", "prediction.after-unfit"));
        }
    }

    public Instant at() {
        return time(id);
    }

    public String text() {
        return id + ":" + row;
    }
}
