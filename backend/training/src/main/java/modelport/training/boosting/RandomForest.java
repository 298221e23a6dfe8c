package modelport.training.boosting;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import modelport.training.TrainingSet;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.HyperParameter.Real;
import modelport.training.tuning.HyperParameter.Whole;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.Trainer;

/** XGBoost's random forest: one round of many trees, each grown on other rows and columns. */
public final class RandomForest implements Trainer {
    private static final String TREES = "n_estimators";
    private static final String COLUMNS = "colsample_bynode";
    private static final double ALMOST_NONE = 1e-5;

    @Override
    public String name() {
        return "random-forest";
    }

    @Override
    public boolean learns(TrainingSet set) {
        return Growth.learns(set);
    }

    @Override
    public List<HyperParameter> parameters() {
        return List.of(
                new Whole(TREES, 1, 5_000, 100L, true),
                new Whole("max_depth", 1, 30, 15L, false),
                new Real("min_child_weight", 0, 1000, 1.0, false),
                new Real("subsample", 0.05, 0.99, 0.8, false),
                new Real(COLUMNS, 0.01, 1, 0.3, false));
    }

    @Override
    public Trained fit(TrainingSet set, Setting setting, long seed, BooleanSupplier cancelled) {
        Setting all = setting.complete(this);
        Map<String, Object> parameters = Map.of(
                "num_parallel_tree",
                all.whole(TREES),
                "learning_rate",
                1,
                "reg_lambda",
                ALMOST_NONE,
                "max_depth",
                all.whole("max_depth"),
                "min_child_weight",
                all.number("min_child_weight"),
                "subsample",
                all.number("subsample"),
                COLUMNS,
                all.number(COLUMNS));
        return Growth.grow(set, parameters, 1, seed, cancelled);
    }
}
