package modelport.server.jobs;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * How jobs run on this node.
 *
 * @param lease a job whose worker says nothing for so long is given to another one
 * @param heartbeat how often a worker says that it is alive
 * @param poll how often a worker without work looks for some; it is told of most at once
 * @param crashes a job whose worker vanished more often than this fails
 * @param inline so many jobs run on threads of this process
 * @param children so many jobs run in processes of their own; 0: half of the processors, at least one
 * @param retryBase the longest wait before the second attempt; it doubles with each further one
 * @param retryMax the longest wait between two attempts
 * @param logMax a job's log ends after so many bytes
 * @param stopGrace so long a stopping node waits for inline jobs
 */
@ConfigurationProperties("modelport.job")
public record JobConfig(
        @Bindable(defaultValue = "30s") Duration lease,
        @Bindable(defaultValue = "5s") Duration heartbeat,
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "10") int crashes,
        @Bindable(defaultValue = "2") int inline,
        @Bindable(defaultValue = "0") int children,
        @Bindable(defaultValue = "4s") Duration retryBase,
        @Bindable(defaultValue = "5m") Duration retryMax,
        @ReadableBytes @Bindable(defaultValue = "10MB") long logMax,
        @Bindable(defaultValue = "5s") Duration stopGrace) {

    /** How many jobs may run in processes of their own. */
    public int childLimit() {
        int half = Runtime.getRuntime().availableProcessors() / 2;
        return children > 0 ? children : Math.max(1, half);
    }
}
