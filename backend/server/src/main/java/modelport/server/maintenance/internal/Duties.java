package modelport.server.maintenance.internal;

import io.micronaut.context.annotation.ConfigurationProperties;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What this node does.
 *
 * @param roles everything if nothing is said
 */
@ConfigurationProperties("modelport")
public record Duties(@Nullable List<String> roles) {
    /** Whether it works in the background. */
    public boolean isWorker() {
        return roles == null || roles.isEmpty() || roles.contains("worker");
    }
}
