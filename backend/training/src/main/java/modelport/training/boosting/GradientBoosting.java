package modelport.training.boosting;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.training.TrainingSet;
import modelport.training.tuning.HyperParameter;
import modelport.training.tuning.HyperParameter.Real;
import modelport.training.tuning.HyperParameter.Whole;
import modelport.training.tuning.Setting;
import modelport.training.tuning.Trained;
import modelport.training.tuning.Trainer;

/** XGBoost's gradient boosting; parameters have the names and initial values of its Python package. */
public final class GradientBoosting implements Trainer {
    private static final Whole ROUNDS = new Whole("n_estimators", 1, 10_000, 100L, true);

    private static final List<HyperParameter> PARAMETERS = List.of(
            ROUNDS,
            new Real("learning_rate", 1e-4, 1, 0.3, true),
            new Whole("max_depth", 1, 20, 6L, false),
            new Real("min_child_weight", 0, 1000, 1.0, false),
            new Real("subsample", 0.05, 1, 1.0, false),
            new Real("colsample_bytree", 0.05, 1, 1.0, false),
            new Real("gamma", 0, 1000, 0.0, false),
            new Real("reg_lambda", 0, 10_000, 1.0, false),
            new Real("reg_alpha", 0, 10_000, 0.0, false));

    @Override
    public String name() {
        return "gradient-boosting";
    }

    @Override
    public boolean learns(TrainingSet set) {
        return Growth.learns(set);
    }

    @Override
    public boolean learnsGaps() {
        return true;
    }

    @Override
    public List<HyperParameter> parameters() {
        return PARAMETERS;
    }

    @Override
    public Optional<Whole> rounds() {
        return Optional.of(ROUNDS);
    }

    @Override
    public Trained fit(TrainingSet set, Setting setting, long seed, BooleanSupplier cancelled) {
        Setting all = setting.complete(this);
        Map<String, Object> parameters = all.values().keySet().stream()
                .filter(name -> !name.equals(ROUNDS.name()))
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> Objects.requireNonNull(all.values().get(name))));
        return Growth.grow(set, parameters, (int) all.whole(ROUNDS.name()), seed, cancelled);
    }
}
