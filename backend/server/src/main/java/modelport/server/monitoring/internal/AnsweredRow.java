package modelport.server.monitoring.internal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a row.
 *
 * @param label the class; null for models that predict something else
 * @param number the number; null for models that predict something else
 * @param reported whether that is the caller's word
 */
public record AnsweredRow(
        UUID endpoint,
        UUID version,
        Instant at,
        @Nullable String label,
        @Nullable Double number,
        boolean reported) {}
