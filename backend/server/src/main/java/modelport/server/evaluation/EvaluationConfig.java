package modelport.server.evaluation;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;

/**
 * Limits of evaluations.
 *
 * @param limit an evaluation is stopped after so long
 * @param heap the Java memory of its process, however many rows the dataset has; the model has its own
 * @param timed time is measured so long at least for each size of batch
 */
@ConfigurationProperties("modelport.evaluation")
public record EvaluationConfig(
        @Bindable(defaultValue = "12h") Duration limit,
        @ReadableBytes @Bindable(defaultValue = "384MB") long heap,
        @Bindable(defaultValue = "2s") Duration timed) {
    private static final long MEGABYTE = 1 << 20;

    int heapMegabytes() {
        return (int) (heap / MEGABYTE);
    }
}
