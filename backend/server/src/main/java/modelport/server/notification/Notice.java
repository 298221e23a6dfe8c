package modelport.server.notification;

import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.notification.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What people shall be told.
 *
 * @param project where it happened; null for the whole installation
 * @param urgency how much it wants of them
 * @param message what happened
 * @param subject what it happened to
 * @param thing the identity of what it happened to; in one transaction a person is told of it once
 * @param by username of whoever did it, and need not be told; null if nobody did
 */
public record Notice(
        @Nullable UUID project,
        Urgency urgency,
        Message message,
        Map<String, String> subject,
        String thing,
        @Nullable String by) {
    public Notice {
        subject = Map.copyOf(subject);
    }
}
