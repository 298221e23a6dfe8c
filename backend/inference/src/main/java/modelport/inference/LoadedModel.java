package modelport.inference;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.registry.Signature;

/**
 * A model in memory, ready to run by many threads at once. A run is native code that keeps its thread: it must be a
 * platform thread, and virtual ones are refused.
 */
public interface LoadedModel extends AutoCloseable {
    Signature signature();

    /**
     * The named outputs, in the model's order; all of them if none is named.
     *
     * @throws InferenceException when the model cannot compute them, or not within {@code deadline}. The clock is
     *     looked at between two operators, so a single very long one ends later
     */
    Map<String, Tensor> run(Map<String, Tensor> inputs, Set<String> outputs, Duration deadline);

    /** All outputs. */
    default Map<String, Tensor> run(Map<String, Tensor> inputs, Duration deadline) {
        return run(inputs, Set.of(), deadline);
    }

    /** Why it gave up answering, if it has. */
    default Optional<Message> trouble() {
        return Optional.empty();
    }

    /** Has it answer again, if it gave up. */
    default void revive() {}

    /** Waits for the runs in progress; later ones get an {@link IllegalStateException}. */
    @Override
    void close();
}
