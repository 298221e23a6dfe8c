package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address that is told what happens in a project. */
@Schema(description = "An address that is told what happens in a project")
public record Webhook(
        @Schema(description = "Identity") UUID id,
        @Schema(description = "The address") String url,

        @Schema(description = "Topics, or beginnings of topics such as release.; empty means all")
        List<String> events,

        @Schema(description = "Whether it is told anything") boolean enabled,
        @Schema(description = "Username of who made it") String createdBy,
        @Schema(description = "When it was made") Instant createdAt,

        @Schema(description = "When it last took something; absent if it never did") @Nullable
        Instant deliveredAt,

        @Schema(description = "So many attempts in a row have failed")
        int failures,

        @Schema(description = "Counts changes; the entity tag")
        long rowVersion) {
    public Webhook {
        events = List.copyOf(events);
    }
}
