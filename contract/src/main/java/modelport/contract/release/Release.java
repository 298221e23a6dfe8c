package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A request to put a version into an environment, and what became of it. */
@Schema(description = "A request to put a version into an environment, and what became of it")
public record Release(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "The model") Slug model,
        @Schema(description = "The version's number") int version,
        @Schema(description = "Where it goes") Slug environment,
        @Schema(description = "The endpoint's name") Slug endpoint,
        @Schema(description = "Where it stands") ReleaseState state,

        @Schema(description = "Why it failed or was refused") @Nullable
        Message reason,

        @Schema(description = "SHA-256 over artifact, environment, plan, parameters, evidence, card and policy")
        String digest,

        @Schema(description = "Username of who asked") String requester,
        @Schema(description = "When it was asked for") Instant createdAt,
        @Schema(description = "When it last changed") Instant updatedAt,

        @Schema(description = "Whether two people let it pass without its approvals; never taken back")
        boolean emergency,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    /** A release that went the usual way and has not changed since. */
    public Release(
            UUID id,
            Slug model,
            int version,
            Slug environment,
            Slug endpoint,
            ReleaseState state,
            @Nullable Message reason,
            String digest,
            String requester,
            Instant createdAt,
            Instant updatedAt) {
        this(
                id,
                model,
                version,
                environment,
                endpoint,
                state,
                reason,
                digest,
                requester,
                createdAt,
                updatedAt,
                false,
                0);
    }
}
