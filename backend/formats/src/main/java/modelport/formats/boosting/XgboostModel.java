package modelport.formats.boosting;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * An XGBoost model.
 *
 * @param release of the library that wrote it
 * @param booster the library's name for the kind of model: gbtree, dart or gblinear
 * @param columns what it knows about its inputs
 * @param scorer what makes raw scores of them
 * @param baseScores one a raw score, as a prediction and not yet as a raw score
 * @param roundEnds how many trees there are after each round
 * @param attributes texts that the library's callers have put in, such as the best round
 * @param parameters of the objective
 */
@SuppressWarnings("ArrayRecordComponent")
public record XgboostModel(
        Release release,
        String booster,
        Columns columns,
        XgboostObjective objective,
        Scorer scorer,
        float[] baseScores,
        int[] roundEnds,
        Map<String, String> attributes,
        Map<String, String> parameters)
        implements Booster {
    /** What computes raw scores. */
    sealed interface Scorer permits ForestScorer, LinearScorer {}

    record ForestScorer(Forest forest) implements Scorer {}

    /** Weights of features and, last, the intercepts; a row for each, with one weight an output. */
    record LinearScorer(float[] weights) implements Scorer {}

    public XgboostModel {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    @Override
    public int outputs() {
        return baseScores.length;
    }

    @Override
    public Task task() {
        return objective.task(outputs());
    }

    /** The round at which training was stopped early; scikit-learn's wrappers use no trees beyond it. */
    public OptionalInt bestRound() {
        String text = attributes.getOrDefault("best_iteration", "");
        return text.matches("[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    /** The model as it was after some rounds of training. */
    public XgboostModel firstRounds(int rounds) {
        if (!(scorer instanceof ForestScorer(Forest forest)) || rounds >= roundEnds.length) {
            return this;
        }
        if (rounds < 1 || roundEnds[rounds] == 0) {
            throw Flaws.range("best_iteration", rounds - 1);
        }
        Scorer first = new ForestScorer(forest.firstTrees(roundEnds[rounds]));
        return new XgboostModel(
                release, booster, columns, objective, first, baseScores, roundEnds, attributes, parameters);
    }
}
