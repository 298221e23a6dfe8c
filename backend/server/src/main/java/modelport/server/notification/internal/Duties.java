package modelport.server.notification.internal;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node does.
 *
 * @param roles everything if nothing is said
 */
@ConfigurationProperties("modelport")
record Duties(@Nullable List<String> roles) {
    /** Whether it works in the background. */
    boolean isWorker() {
        return roles == null || roles.isEmpty() || roles.contains("worker");
    }
}
