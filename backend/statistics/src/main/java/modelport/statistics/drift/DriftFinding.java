package modelport.statistics.drift;

/**
 * What was found about a column.
 *
 * @param state what can be said
 * @param shift of the newest window
 * @param q the shift's p-value, adjusted for the columns that were looked at with it
 * @param moves in how many of the last windows it moved
 */
public record DriftFinding(DriftState state, Shift shift, double q, int moves) {}
