package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;

/** How much a person has not seen yet. */
@Schema(description = "How much a person has not seen yet")
public record UnreadCount(
        @Schema(description = "So many notifications, at most 1,000")
        int unread) {}
