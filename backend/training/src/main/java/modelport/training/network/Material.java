package modelport.training.network;

import modelport.training.Table;

/**
 * What a network learns from.
 *
 * @param targets [rows, outputs]: shares of classes, or numbers
 * @param soft [rows, outputs]: softened answers of a teacher; empty where numbers are learned
 */
@SuppressWarnings("ArrayRecordComponent")
public record Material(Table inputs, float[] targets, float[] soft) {
    /** These rows, for a step. */
    Batch batch(int... rows) {
        int outputs = targets.length / inputs.rows();
        return new Batch(
                rows.length, inputs.rows(rows).values(), pick(targets, outputs, rows), pick(soft, outputs, rows));
    }

    private static float[] pick(float[] values, int width, int... rows) {
        return values.length == 0 ? values : new Table(width, values).rows(rows).values();
    }
}
