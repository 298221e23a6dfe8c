package modelport.formats.boosting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A LightGBM model.
 *
 * @param format version of the text format: v2, v3, v4
 * @param columns what it knows about its inputs
 * @param averages whether its predictions come from the mean of the trees and not from their sum
 * @param parameters of the training
 */
public record LightgbmModel(
        String format,
        Columns columns,
        LightgbmObjective objective,
        Forest forest,
        boolean averages,
        Map<String, String> parameters)
        implements Booster {
    public LightgbmModel {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public int outputs() {
        return forest.outputs();
    }

    @Override
    public Task task() {
        return objective.task();
    }

    /** The model as it was after some rounds of training. */
    public LightgbmModel firstRounds(int rounds) {
        if (rounds >= rounds()) {
            return this;
        }
        Forest first = forest.firstTrees(Math.max(1, rounds) * forest.outputs());
        return new LightgbmModel(format, columns, objective, first, averages, parameters);
    }

    int rounds() {
        return forest.trees().size() / forest.outputs();
    }
}
