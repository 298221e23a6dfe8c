package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another wish; whatever is absent stays as it is. */
@Schema(description = "Another wish; whatever is absent stays as it is")
public record WebhookChange(
        @Schema(description = "Another address") @Nullable String url,
        @Schema(description = "Other topics") @Nullable List<String> events,

        @Schema(description = "Whether it is told anything") @Nullable
        Boolean enabled) {
    public WebhookChange {
        events = events == null ? null : List.copyOf(events);
    }
}
