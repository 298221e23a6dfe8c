package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Something that a person was told. */
@Schema(description = "Something that a person was told")
public record Notification(
        @Schema(description = "Identity") UUID id,

        @Schema(description = "Where it happened; absent for the whole installation") @Nullable
        Slug project,

        @Schema(description = "How much it wants of the person")
        Urgency urgency,

        @Schema(description = "What happened") Message message,

        @Schema(description = "What it happened to, such as release and model")
        Map<String, String> subject,

        @Schema(description = "When it happened") Instant at,

        @Schema(description = "Whether the person has seen it")
        boolean read) {
    public Notification {
        subject = Map.copyOf(subject);
    }
}
