package modelport.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import modelport.training.Samples;
import modelport.training.Table;
import modelport.training.TrainingSet;
import modelport.training.Truth;
import modelport.training.boosting.GradientBoosting;
import modelport.training.linear.LogisticRegression;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final TrainingSet WINE = Samples.named("wine").set();
    private static final Folds FOLDS = Folds.usual(WINE.truth(), 4, 1);
    private static final List<Setting> GRID = new SearchSpace.Grid(
                    Map.of("n_estimators", List.of(5L, 10L, 20L), "learning_rate", List.of(0.05, 0.3)))
            .settings();

    @Test
    void scores_are_those_of_an_independent_loop_over_xgboost() throws XGBoostError {
        List<Outcome> outcomes = boosting(2).run(GRID, List.of(), _ -> {}, () -> false);

        assertThat(outcomes)
                .hasSize(6)
                .extracting(Outcome::mean)
                .isSortedAccordingTo((one, other) -> Double.compare(other, one));
        for (Outcome outcome : outcomes) {
            for (CellScore score : outcome.cells()) {
                double own = own(outcome.setting(), score.cell().fold());
                assertThat(score.score()).isEqualTo(own, within(1e-12));
            }
        }
    }

    @Test
    void known_results_are_not_found_again() {
        List<CellScore> all = new ArrayList<>();
        List<Outcome> first = boosting(1).run(GRID, List.of(), all::add, () -> false);
        List<CellScore> some = all.subList(0, 10);
        List<CellScore> rest = new ArrayList<>();

        List<Outcome> second = boosting(3).run(GRID, some, rest::add, () -> false);

        assertThat(all).hasSize(24);
        assertThat(rest)
                .hasSize(14)
                .extracting(CellScore::cell)
                .doesNotContainAnyElementsOf(some.stream().map(CellScore::cell).toList());
        assertThat(second)
                .extracting(Outcome::mean)
                .isEqualTo(first.stream().map(Outcome::mean).toList());
    }

    @Test
    void a_refused_setting_and_a_stop_end_the_work() {
        var wrong = List.of(Setting.of(Map.of("depth", 3)));
        assertThatThrownBy(() -> boosting(1).run(wrong, List.of(), _ -> {}, () -> false))
                .hasMessageContaining("training.setting-unknown");

        List<CellScore> found = new ArrayList<>();
        assertThatThrownBy(() -> boosting(2).run(GRID, List.of(), found::add, () -> !found.isEmpty()))
                .isInstanceOf(CancellationException.class);
        assertThat(found).isNotEmpty();
    }

    @Test
    void trainers_without_rounds_are_tried_one_by_one() {
        var settings = new SearchSpace.Grid(Map.of("C", List.of(0.001, 1.0))).settings();
        var validation = new CrossValidation(new LogisticRegression(), WINE, FOLDS, Score.accuracy(), 0, 1);

        List<Outcome> outcomes = validation.run(settings, List.of(), _ -> {}, () -> false);

        assertThat(outcomes.getFirst().setting().number("C")).isEqualTo(1.0);
        assertThat(outcomes.getFirst().mean()).isGreaterThan(0.95);
        assertThat(outcomes.getFirst().cells()).extracting(CellScore::took).allMatch(Duration::isPositive);
    }

    private static CrossValidation boosting(int threads) {
        return new CrossValidation(new GradientBoosting(), WINE, FOLDS, Score.accuracy(), 0, threads);
    }

    private static double own(Setting setting, int fold) throws XGBoostError {
        TrainingSet inside = WINE.rows(FOLDS.inside(fold));
        DMatrix learned = matrix(WINE.rows(FOLDS.outside(fold)));
        DMatrix unseen = matrix(inside);
        Map<String, Object> parameters = new HashMap<>(Map.of(
                "objective", "multi:softprob", "num_class", 3, "eta", setting.number("learning_rate"), "nthread", 1));
        Booster booster = XGBoost.train(learned, parameters, (int) setting.whole("n_estimators"), Map.of(), null, null);
        int[] right = ((Truth.Classes) inside.truth()).indexes();
        float[][] answers = booster.predict(unseen);
        int same = 0;
        for (int row = 0; row < right.length; row++) {
            float[] answer = answers[row];
            int largest = answer[0] >= answer[1] && answer[0] >= answer[2] ? 0 : answer[1] >= answer[2] ? 1 : 2;
            same += largest == right[row] ? 1 : 0;
        }
        booster.dispose();
        learned.dispose();
        unseen.dispose();
        return (double) same / right.length;
    }

    private static DMatrix matrix(TrainingSet set) throws XGBoostError {
        Table rows = set.rows();
        DMatrix matrix = new DMatrix(rows.values(), rows.rows(), rows.columns(), Float.NaN);
        int[] indexes = ((Truth.Classes) set.truth()).indexes();
        float[] labels = new float[indexes.length];
        for (int row = 0; row < labels.length; row++) {
            labels[row] = indexes[row];
        }
        matrix.setLabel(labels);
        return matrix;
    }
}
