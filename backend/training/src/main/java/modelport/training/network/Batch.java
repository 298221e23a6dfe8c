package modelport.training.network;

/**
 * Rows for one step.
 *
 * @param inputs [rows, columns]
 * @param targets [rows, outputs]: shares of classes, or numbers
 * @param soft [rows, outputs]: the softened answers of a teacher; empty where numbers are learned
 */
@SuppressWarnings("ArrayRecordComponent")
public record Batch(int rows, float[] inputs, float[] targets, float[] soft) {}
