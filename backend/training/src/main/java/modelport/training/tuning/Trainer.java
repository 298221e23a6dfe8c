package modelport.training.tuning;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import modelport.training.TrainingSet;

/** Makes models from rows. Trainers have no state: several threads may use one. */
public interface Trainer {
    /** Stable and machine-readable, such as {@code gradient-boosting}. */
    String name();

    /** Whether it can foretell this: one of some classes, or numbers. */
    boolean learns(TrainingSet set);

    /** Whether rows may have missing values. */
    default boolean learnsGaps() {
        return false;
    }

    /** What can be set. */
    List<HyperParameter> parameters();

    /**
     * Makes a model.
     *
     * @param setting values of some parameters; the others have their initial ones
     * @param cancelled asked now and then; a {@link java.util.concurrent.CancellationException} follows
     * @throws modelport.onnx.RefusedException if the setting or the rows are none that this trainer can learn from
     */
    Trained fit(TrainingSet set, Setting setting, long seed, BooleanSupplier cancelled);

    /**
     * The parameter that counts rounds, if models with fewer rounds are the beginnings of those with more: one model
     * then answers for all of them.
     */
    default Optional<HyperParameter.Whole> rounds() {
        return Optional.empty();
    }
}
