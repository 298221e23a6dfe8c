package modelport.training.linear;

import modelport.onnx.RefusedException;
import modelport.training.Table;

/**
 * Rows whose columns have mean 0 and variance 1, which is where optimisation is easiest.
 *
 * @param values row after row
 */
@SuppressWarnings("ArrayRecordComponent")
record Standardised(int rows, int columns, double[] values, double[] means, double[] deviations) {
    /** Of these rows, in which no value may be missing. */
    static Standardised of(Table table) {
        int columns = table.columns();
        double[] means = new double[columns];
        double[] deviations = new double[columns];
        double[] values = new double[table.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = table.values()[i];
            if (!Double.isFinite(values[i])) {
                throw RefusedException.of("training.not-finite", "row", i / columns, "column", i % columns);
            }
            means[i % columns] += values[i] / table.rows();
        }
        for (int i = 0; i < values.length; i++) {
            values[i] -= means[i % columns];
            deviations[i % columns] += values[i] * values[i] / table.rows();
        }
        for (int column = 0; column < columns; column++) {
            // Rounding makes a column of equal numbers vary a little.
            boolean varies = deviations[column] > 1e-24 * means[column] * means[column];
            deviations[column] = varies ? Math.sqrt(deviations[column]) : 0;
        }
        for (int i = 0; i < values.length; i++) {
            double deviation = deviations[i % columns];
            values[i] = deviation == 0 ? 0 : values[i] / deviation;
        }
        return new Standardised(table.rows(), columns, values, means, deviations);
    }

    /**
     * What a squared weight of these columns costs: 1, or what the same weight of the column as it was would cost.
     *
     * @param here whether weights of these columns cost
     */
    double[] costs(boolean here) {
        double[] costs = new double[columns];
        for (int column = 0; column < columns; column++) {
            double deviation = here || deviations[column] == 0 ? 1 : deviations[column];
            costs[column] = 1 / (deviation * deviation);
        }
        return costs;
    }

    /** The sums of the columns as they were, from weights of these: for each sum its weights, and then its constant. */
    LinearSums sums(double[] weights, int count) {
        double[][] original = new double[count][columns];
        double[] constants = new double[count];
        for (int sum = 0; sum < count; sum++) {
            int from = sum * (columns + 1);
            constants[sum] = weights[from + columns];
            for (int column = 0; column < columns; column++) {
                double deviation = deviations[column];
                original[sum][column] = deviation == 0 ? 0 : weights[from + column] / deviation;
                constants[sum] -= original[sum][column] * means[column];
            }
        }
        return new LinearSums(original, constants);
    }
}
