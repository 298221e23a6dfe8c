package modelport.server.monitoring.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import org.jspecify.annotations.Nullable;

/**
 * A monitor as its row has it, with what it is about.
 *
 * @param datasetVersion identity of the reference
 * @param target the version that cells were last wanted for
 * @param live the version that answers now
 * @param armament what it was armed with; null: nothing yet
 * @param job the job that arms it now
 */
public record MonitorRow(
        UUID id,
        UUID project,
        Place place,
        UUID datasetVersion,
        DatasetUse reference,
        MonitorSettings settings,
        MonitorState state,
        @Nullable Message reason,
        @Nullable UUID target,
        @Nullable UUID live,
        @Nullable Armament armament,
        @Nullable UUID job,
        Seen seen,
        Made made) {

    /** The endpoint. */
    public record Place(UUID endpointId, Slug endpoint, Slug model, Slug environment) {}

    /**
     * What it was armed with.
     *
     * @param judgedTo where the next window begins
     */
    public record Armament(UUID versionId, int version, UUID edges, Armed armed, Instant at, Instant judgedTo) {}

    /** Who made it, and how often it was changed. */
    public record Made(String by, Instant at, long rowVersion) {}

    public Duration window() {
        return Duration.ofMinutes(settings.windowMinutes());
    }

    /** What it was armed with, where its state says that it was. */
    public Armament requireArmament() {
        return Objects.requireNonNull(armament);
    }

    /** Whether cells are those of the version that answers. */
    public boolean isCurrent() {
        return armament != null && armament.versionId().equals(live);
    }
}
