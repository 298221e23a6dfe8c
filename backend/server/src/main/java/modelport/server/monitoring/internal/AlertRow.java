package modelport.server.monitoring.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.Severity;
import org.jspecify.annotations.Nullable;

/**
 * An alert as its row has it.
 *
 * @param subject what it is about
 * @param kind what is wrong
 * @param summary what happened
 * @param blamed what took part, the most consequential first
 * @param calm quiet windows in a row
 * @param times when what happened
 * @param owner who has taken it on; null: nobody
 * @param silencedUntil nobody is told before; null: everybody is
 * @param maintenanceCase what it opened; null: nothing
 */
public record AlertRow(
        UUID id,
        Subject subject,
        AlertKind kind,
        Severity severity,
        AlertState state,
        Message summary,
        List<Blamed> blamed,
        int calm,
        Times times,
        @Nullable String owner,
        @Nullable Instant silencedUntil,
        @Nullable UUID maintenanceCase,
        long rowVersion) {
    public AlertRow {
        blamed = List.copyOf(blamed);
    }

    /** What an alert is about. */
    public record Subject(UUID project, UUID monitor, UUID endpointId, Slug endpoint, Slug model, int version) {}

    /** When it opened, when it last held, since when it does not, and when it was over. */
    public record Times(
            Instant opened,
            Instant seen,
            @Nullable Instant eased,
            @Nullable Instant resolved) {}

    public boolean isSilent(Instant now) {
        return silencedUntil != null && silencedUntil.isAfter(now);
    }
}
