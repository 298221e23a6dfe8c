package modelport.server.maintenance;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How cases of maintenance go on.
 *
 * @param poll how often this node looks for cases and schedules that are due
 * @param look a case that waits for a job is looked at so often
 * @param lookPeople a case that waits for people is looked at so often
 * @param tries a step that breaks so often without a reason that can be named has failed
 * @param columnLoss a column may miss so much more of its cells than before, as a share
 */
@ConfigurationProperties("modelport.maintenance")
public record MaintenanceConfig(
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "2s") Duration look,
        @Bindable(defaultValue = "10s") Duration lookPeople,
        @Bindable(defaultValue = "5") int tries,
        @Bindable(defaultValue = "0.1") double columnLoss) {}
