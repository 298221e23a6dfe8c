package modelport.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import modelport.training.Samples;
import modelport.training.TrainingSet;
import modelport.training.linear.LogisticRegression;
import modelport.training.tuning.SuccessiveHalving.Round;
import org.junit.jupiter.api.Test;

class SuccessiveHalvingTest {
    private static final TrainingSet SET = Samples.breastCancer().set();
    private static final List<Setting> SETTINGS = new SearchSpace.Grid(
                    Map.of("C", List.of(1e-5, 1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0, 100.0, 1000.0)))
            .settings();

    @Test
    void one_in_three_goes_on_with_three_times_the_rows() {
        List<Round> rounds = halving().run(SETTINGS, List.of(), _ -> {}, () -> false);

        assertThat(rounds).extracting(Round::rows).containsExactly(63, 190, 569);
        assertThat(rounds).extracting(round -> round.outcomes().size()).containsExactly(9, 3, 1);
        assertThat(rounds.getLast().outcomes().getFirst().mean()).isGreaterThan(0.96);
        assertThat(rounds.getFirst().outcomes().stream().limit(3).map(Outcome::setting))
                .containsExactlyInAnyOrderElementsOf(
                        rounds.get(1).outcomes().stream().map(Outcome::setting).toList());
    }

    @Test
    void known_results_are_those_of_the_same_number_of_rows() {
        List<CellScore> found = new ArrayList<>();
        halving().run(SETTINGS, List.of(), found::add, () -> false);
        List<CellScore> again = new ArrayList<>();

        halving().run(SETTINGS, found, again::add, () -> false);

        assertThat(found).hasSize(13 * 4);
        assertThat(again).isEmpty();
    }

    private static SuccessiveHalving halving() {
        Folds folds = Folds.usual(SET.truth(), 4, 1);
        var all = new CrossValidation(new LogisticRegression(), SET, folds, Score.accuracy(), 0, 2);
        return new SuccessiveHalving(all, 3, 50);
    }
}
