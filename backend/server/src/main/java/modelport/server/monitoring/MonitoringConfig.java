package modelport.server.monitoring;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How endpoints are watched.
 *
 * @param every so often windows, rules and versions are looked at
 * @param lag counts may come this late; windows are judged so much after their end
 * @param limit one attempt at arming a monitor is stopped after so long
 * @param heap the most Java memory that its process may have, in megabytes
 * @param rows of a reference that are looked at
 * @param permuted rows that tell how much columns matter
 * @param permutedFor that may take so long; otherwise nobody knows
 */
@ConfigurationProperties("modelport.monitoring")
public record MonitoringConfig(
        @Bindable(defaultValue = "20s") Duration every,
        @Bindable(defaultValue = "30s") Duration lag,
        @Bindable(defaultValue = "1h") Duration limit,
        @Bindable(defaultValue = "1024") int heap,
        @Bindable(defaultValue = "50000") long rows,
        @Bindable(defaultValue = "4096") long permuted,
        @Bindable(defaultValue = "1m") Duration permutedFor) {}
