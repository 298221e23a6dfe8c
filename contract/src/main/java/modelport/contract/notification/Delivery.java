package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import org.jspecify.annotations.Nullable;

/** An event on its way to a webhook. */
@Schema(description = "An event on its way to a webhook")
public record Delivery(
        @Schema(description = "Identity; the header webhook-id")
        UUID id,

        @Schema(description = "What kind of event, such as release.changed")
        String topic,

        @Schema(description = "What it happened to") Map<String, String> subject,
        @Schema(description = "How it went") DeliveryState state,
        @Schema(description = "So often it was tried") int attempts,

        @Schema(description = "The HTTP status of the last attempt; absent if there was no answer") @Nullable
        Integer status,

        @Schema(description = "Why the last attempt failed; absent if it did not") @Nullable
        Message reason,

        @Schema(description = "When the event happened") Instant at,

        @Schema(description = "When it was last tried; absent if it was not yet") @Nullable
        Instant triedAt,

        @Schema(description = "When it is tried next; absent if it is not") @Nullable
        Instant nextAt) {
    public Delivery {
        subject = Map.copyOf(subject);
    }
}
