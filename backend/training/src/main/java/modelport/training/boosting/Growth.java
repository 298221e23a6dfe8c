package modelport.training.boosting;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import modelport.onnx.RefusedException;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.tuning.Trained;

/** Lets XGBoost grow trees, round by round, on one thread: the same seed gives the same trees. */
final class Growth {
    private Growth() {}

    static boolean learns(TrainingSet set) {
        return switch (set.truth()) {
            case Truth.Classes classes -> classes.count() >= 2;
            case Truth.Values values -> values.table().columns() == 1;
        };
    }

    /** @param parameters in XGBoost's own words; objective, seed and threads are added */
    static Trained grow(
            TrainingSet set, Map<String, Object> parameters, int rounds, long seed, BooleanSupplier cancelled) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.putAll(objective(set.truth()));
        all.put("seed", Long.hashCode(seed) & Integer.MAX_VALUE);
        all.put("nthread", 1);
        all.put("verbosity", 0);
        long start = System.nanoTime();
        try {
            DMatrix data = matrix(set.rows());
            try {
                data.setLabel(labels(set.truth()));
                Booster booster = rounds(data, all, rounds, cancelled);
                return new GrownTrees(set, booster, Duration.ofNanos(System.nanoTime() - start));
            } finally {
                data.dispose();
            }
        } catch (XGBoostError e) {
            throw new IllegalStateException(e);
        }
    }

    private static Booster rounds(DMatrix data, Map<String, Object> parameters, int rounds, BooleanSupplier cancelled)
            throws XGBoostError {
        Booster booster = XGBoost.train(data, parameters, 1, Map.of(), null, null);
        for (int round = 1; round < rounds; round++) {
            if (cancelled.getAsBoolean()) {
                booster.dispose();
                throw new CancellationException("stopped after round " + round);
            }
            booster.update(data, round);
        }
        return booster;
    }

    private static Map<String, Object> objective(Truth truth) {
        return switch (truth) {
            case Truth.Values _ -> Map.of("objective", "reg:squarederror");
            case Truth.Classes(int[] _, int count) when count == 2 -> Map.of("objective", "binary:logistic");
            case Truth.Classes(int[] _, int count) -> Map.of("objective", "multi:softprob", "num_class", count);
        };
    }

    private static float[] labels(Truth truth) {
        return switch (truth) {
            case Truth.Values(Table table) -> table.values();
            case Truth.Classes(int[] indexes, int _) -> {
                float[] labels = new float[indexes.length];
                for (int row = 0; row < labels.length; row++) {
                    labels[row] = indexes[row];
                }
                yield labels;
            }
        };
    }

    /** NaN is missing, which trees can learn from; infinity is not. */
    static DMatrix matrix(Table rows) throws XGBoostError {
        for (int i = 0; i < rows.values().length; i++) {
            if (Float.isInfinite(rows.values()[i])) {
                int columns = rows.columns();
                throw RefusedException.of("training.infinite", "row", i / columns, "column", i % columns);
            }
        }
        return new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN);
    }
}
