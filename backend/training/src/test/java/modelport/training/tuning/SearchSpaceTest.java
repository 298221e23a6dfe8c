package modelport.training.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.onnx.RefusedException;
import modelport.training.boosting.GradientBoosting;
import org.junit.jupiter.api.Test;

class SearchSpaceTest {
    @Test
    void a_grid_has_every_combination() {
        var grid = new SearchSpace.Grid(Map.of("b", List.of("x", "y"), "a", List.of(1L, 2L)));

        assertThat(grid.settings())
                .extracting(Setting::values)
                .extracting(Object::toString)
                .containsExactly("{a=1, b=x}", "{a=1, b=y}", "{a=2, b=x}", "{a=2, b=y}");
    }

    @Test
    void random_settings_follow_their_seed_and_stay_in_their_ranges() {
        List<HyperParameter> ranges = List.of(
                new HyperParameter.Real("learning_rate", 0.001, 1, 0.1, true),
                new HyperParameter.Whole("max_depth", 2, 4, 3L, false),
                new HyperParameter.Choice("kind", List.of("a", "b"), "a"));

        List<Setting> settings = new SearchSpace.Random(ranges, 200, 5).settings();

        assertThat(settings).hasSize(200).isEqualTo(new SearchSpace.Random(ranges, 200, 5).settings());
        assertThat(settings).allSatisfy(setting -> {
            assertThat(setting.number("learning_rate")).isBetween(0.001, 1.0);
            assertThat(setting.whole("max_depth")).isBetween(2L, 4L);
        });
        long small = settings.stream()
                .filter(setting -> setting.number("learning_rate") < 0.0316)
                .count();
        assertThat(small).isBetween(70L, 130L);
    }

    @Test
    void small_ranges_give_each_setting_once() {
        List<HyperParameter> ranges = List.of(new HyperParameter.Whole("max_depth", 1, 5, 3L, true));

        assertThat(new SearchSpace.Random(ranges, 50, 1).settings()).hasSize(5).doesNotHaveDuplicates();
    }

    @Test
    void too_many_settings_are_refused() {
        List<Object> many = List.copyOf(
                IntStream.range(0, 200).<Object>mapToObj(i -> (long) i).toList());

        assertThatThrownBy(() -> new SearchSpace.Grid(Map.of("a", many, "b", many)).settings())
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> new SearchSpace.Grid(Map.of("a", Collections.emptyList())).settings())
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void a_setting_has_one_digest_however_it_is_written() {
        var trainer = new GradientBoosting();
        Setting one =
                Setting.of(Map.of("learning_rate", 0.1, "n_estimators", 100)).complete(trainer);
        Setting other = Setting.of(Map.of("n_estimators", 100L, "learning_rate", 0.1f + 0.0))
                .complete(trainer);
        Setting same =
                Setting.of(Map.of("max_depth", 6.0, "learning_rate", 0.1)).complete(trainer);

        assertThat(one.digest()).isEqualTo(same.digest()).hasSize(64);
        assertThat(one.digest()).isNotEqualTo(other.digest());
        assertThat(one.with("learning_rate", 1).complete(trainer).digest())
                .isEqualTo(one.with("learning_rate", 1.0).complete(trainer).digest());
    }
}
