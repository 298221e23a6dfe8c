package modelport.training.distillation;

import modelport.training.network.Epoch;

/** Told after each epoch how far a student is. */
@FunctionalInterface
public interface Progress {
    /** Whether to go on; if not, the work ends with a {@link java.util.concurrent.CancellationException}. */
    boolean goOn(Epoch epoch);
}
