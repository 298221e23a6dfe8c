package modelport.training.tuning;

import java.time.Duration;
import modelport.training.Table;

/** A model that a trainer made, in the memory of whoever made it. */
public interface Trained extends AutoCloseable {
    /** How long that took. */
    Duration took();

    /** Probabilities of the classes or numbers, computed by the library that made the model. */
    Table answer(Table rows);

    /** The answers of its first rounds alone; see {@link Trainer#rounds}. */
    default Table answer(Table rows, long rounds) {
        throw new UnsupportedOperationException("no rounds: " + rounds + " for " + rows.rows());
    }

    /**
     * The model as an ONNX file: input {@code X} of floats, outputs {@code label} and {@code probabilities}, or
     * {@code prediction}.
     */
    byte[] onnx();

    @Override
    void close();
}
