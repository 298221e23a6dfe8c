package modelport.training.linear;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import modelport.onnx.RefusedException;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.TrainedGraph;
import modelport.training.tuning.Trainer;

/** Least squares with squared weights held small. */
public final class RidgeRegression implements Trainer {
    private static final int MOST_COLUMNS = 3000;
    private static final String STRENGTH = "alpha";
    private static final String STANDARDISE = "standardize";

    @Override
    public String name() {
        return "ridge-regression";
    }

    @Override
    public boolean learns(TrainingSet set) {
        return set.truth() instanceof Truth.Values values && values.table().columns() == 1;
    }

    @Override
    public List<HyperParameter> parameters() {
        return List.of(
                new HyperParameter.Real(STRENGTH, 1e-9, 1e9, 1.0, true),
                new HyperParameter.Choice(STANDARDISE, List.of("yes", "no"), "yes"));
    }

    @Override
    public Trained fit(TrainingSet set, Setting setting, long seed, BooleanSupplier cancelled) {
        Setting all = setting.complete(this);
        int columns = set.rows().columns();
        if (columns > MOST_COLUMNS) {
            throw RefusedException.of("training.columns-for", "found", columns, "limit", MOST_COLUMNS);
        }
        long start = System.nanoTime();
        Standardised rows = Standardised.of(set.rows());
        float[] right = ((Truth.Values) set.truth()).table().values();
        double mean = 0;
        for (float value : right) {
            mean += (double) value / right.length;
        }
        double[] costs = rows.costs(all.text(STANDARDISE).equals("yes"));
        double[] slopes = new double[columns];
        double[][] squares = squares(rows, right, mean, slopes);
        for (int column = 0; column < columns; column++) {
            squares[column][column] += all.number(STRENGTH) * costs[column];
        }
        double[] weights = java.util.Arrays.copyOf(Cholesky.solve(squares, slopes), columns + 1);
        weights[columns] = mean;
        return new Model(set, rows.sums(weights, 1), Duration.ofNanos(System.nanoTime() - start));
    }

    /** The products of all pairs of columns, below the diagonal; and in {@code slopes} those with the numbers. */
    private static double[][] squares(Standardised rows, float[] right, double mean, double[] slopes) {
        int columns = rows.columns();
        double[][] squares = new double[columns][columns];
        for (int row = 0; row < rows.rows(); row++) {
            int from = row * columns;
            for (int i = 0; i < columns; i++) {
                double value = rows.values()[from + i];
                slopes[i] += value * (right[row] - mean);
                for (int j = 0; j <= i; j++) {
                    squares[i][j] += value * rows.values()[from + j];
                }
            }
        }
        return squares;
    }

    private record Model(TrainingSet set, LinearSums sums, Duration took) implements Trained {
        @Override
        public Table answer(Table rows) {
            float[] answers = new float[rows.rows()];
            for (int row = 0; row < answers.length; row++) {
                answers[row] = (float) sums.of(rows, row)[0];
            }
            return new Table(1, answers);
        }

        @Override
        public byte[] onnx() {
            var trained = new TrainedGraph(set);
            return trained.regressor(sums.append(trained.graph(), trained.rows()));
        }

        @Override
        public void close() {
            // Arrays need no end.
        }
    }
}
