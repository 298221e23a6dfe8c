package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;
import org.jspecify.annotations.Nullable;

/** The stable address that clients call. */
@Schema(description = "The stable address that clients call")
public record Endpoint(
        @Schema(description = "Identity") UUID id,

        @Schema(description = "Its name, unique in the installation")
        Slug name,

        @Schema(description = "Its project") Slug project,
        @Schema(description = "The model behind it") Slug model,
        @Schema(description = "Its environment") Slug environment,

        @Schema(description = "Whether it answers on this node")
        EndpointState state,

        @Schema(description = "Why it does not") @Nullable Message reason,

        @Schema(description = "What keeps its engine from being started, if anything does") @Nullable
        Quarantine quarantine,

        @Schema(description = "What stands and stood behind it, newest first")
        List<Revision> revisions,

        @Schema(description = "What the live version takes and gives") @Nullable
        Signature signature,

        @Schema(description = "Path for predictions on this server")
        String path,

        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    public Endpoint {
        revisions = List.copyOf(revisions);
    }
}
