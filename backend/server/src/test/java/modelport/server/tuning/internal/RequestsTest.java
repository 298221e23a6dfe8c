package modelport.server.tuning.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.tuning.NewTuning;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.TrainerSearch;
import modelport.contract.tuning.TuningBudget;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private static final String BOOSTING = "gradient-boosting";

    @Test
    void a_grid_has_every_combination_with_the_initial_values_of_all_other_parameters() {
        var grid = TrainerSearch.grid(
                BOOSTING, Map.of("n_estimators", List.of(100, 200, 300), "learning_rate", List.of(0.01, 0.1, 0.2)));

        List<Tried> settings = Requests.settings(wanted(false, null, grid), 5, 0);

        assertThat(settings)
                .hasSize(9)
                .extracting(Tried::number)
                .startsWith(1, 2)
                .endsWith(9);
        assertThat(settings).extracting(each -> each.values().get("max_depth")).containsOnly(6L);
        assertThat(settings).extracting(Tried::digest).doesNotHaveDuplicates();
        assertThat(settings).noneMatch(Tried::initial);
    }

    @Test
    void initial_values_are_tried_first_and_once() {
        var grid = TrainerSearch.grid("logistic-regression", Map.of("C", List.of(10, 1)));

        List<Tried> settings = Requests.settings(wanted(true, null, grid), 5, 0);

        assertThat(settings).extracting(each -> each.values().get("C")).containsExactly(1.0, 10.0);
        assertThat(settings).extracting(Tried::initial).containsExactly(true, false);
    }

    @Test
    void random_settings_lie_in_their_ranges_and_are_the_same_for_the_same_seed() {
        var random = TrainerSearch.random(
                BOOSTING,
                20,
                Map.of(
                        "max_depth", ParameterRange.of(List.of(2, 5)),
                        "learning_rate", ParameterRange.between(0.01, 0.1)));

        List<Tried> settings = Requests.settings(wanted(false, null, random), 5, 3);

        assertThat(settings).hasSize(20);
        assertThat(settings).extracting(each -> each.values().get("max_depth")).containsOnly(2L, 5L);
        assertThat(settings)
                .allSatisfy(each ->
                        assertThat((Double) each.values().get("learning_rate")).isBetween(0.01, 0.1));
        assertThat(Requests.settings(wanted(false, null, random), 5, 3)).isEqualTo(settings);
        assertThat(Requests.settings(wanted(false, null, random), 5, 4)).isNotEqualTo(settings);
    }

    @Test
    void a_budget_of_fits_takes_some_settings_from_all_over_the_grid() {
        var grid = TrainerSearch.grid(
                BOOSTING, Map.of("max_depth", List.of(1, 2, 3, 4, 5, 7, 8, 9), "gamma", List.of(1, 2, 3, 4)));

        List<Tried> settings = Requests.settings(wanted(true, new TuningBudget(null, 44), grid), 5, 0);

        assertThat(settings).hasSize(8);
        assertThat(settings.getFirst().initial()).isTrue();
        assertThat(settings)
                .extracting(each -> each.values().get("max_depth"))
                .contains(6L)
                .hasSizeGreaterThan(4);
        assertThat(settings.stream().map(each -> each.values().get("max_depth")).distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void numbers_from_json_have_one_digest_whatever_they_were_written_as() {
        var whole = TrainerSearch.grid(BOOSTING, Map.of("gamma", List.of(1), "n_estimators", List.of(50.0)));
        var real = TrainerSearch.grid(BOOSTING, Map.of("gamma", List.of(1.0), "n_estimators", List.of(50)));

        assertThat(Requests.settings(wanted(false, null, whole), 5, 0))
                .isEqualTo(Requests.settings(wanted(false, null, real), 5, 0));
    }

    @Test
    void orders_of_magnitude_do_not_begin_at_nothing() {
        var range = new ParameterRange(null, 0.0, 10.0, true);
        var random = TrainerSearch.random(BOOSTING, 3, Map.of("gamma", range));

        var refusal = catchThrowableOfType(
                ProblemException.class, () -> Requests.settings(wanted(false, null, random), 5, 0));

        assertThat(refusal.problem().message().code()).isEqualTo("tuning.range-of-magnitudes");
        assertThat(refusal.problem().message().args()).containsEntry("field", "searches[0].random.ranges.gamma");
    }

    private static NewTuning wanted(boolean baseline, @Nullable TuningBudget budget, TrainerSearch search) {
        return new NewTuning(
                new Slug("model"),
                List.of(search),
                new DatasetChoice(new Slug("rows"), 1),
                null,
                null,
                null,
                null,
                null,
                baseline,
                budget,
                null,
                null,
                null);
    }
}
