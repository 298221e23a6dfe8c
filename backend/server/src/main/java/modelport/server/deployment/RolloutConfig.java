package modelport.server.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How rollouts wait.
 *
 * @param limit a rollout that no node could serve by then fails
 * @param poll how often the nodes' reports are looked at
 * @param nodeSeen a serving node that said nothing for so long does not count
 */
@ConfigurationProperties("modelport.rollout")
public record RolloutConfig(
        @Bindable(defaultValue = "10m") Duration limit,
        @Bindable(defaultValue = "200ms") Duration poll,
        @Bindable(defaultValue = "6s") Duration nodeSeen) {
    /** As PostgreSQL takes it. */
    double nodeSeenSeconds() {
        return nodeSeen.toMillis() / 1000.0;
    }
}
