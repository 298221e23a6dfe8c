package modelport.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.util.List;
import java.util.Objects;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.tuning.ParameterRange;
import modelport.contract.tuning.Tuning;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.NotFoundPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {TuningListPage.class, TuningPage.class, StartTuningPage.class, SignInPage.class, NotFoundPage.class})
class StartTuningPageTest extends PageTest {
    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void nine_settings_of_gradient_boosting_are_one_click_away() {
        TuningForm form = form("tuning/start?model=iris");
        form.baseline.setValue(false);

        button("3 × 3 grid").click();
        roundTrip();
        assertThat(text()).contains("9 settings on 5 folds are 45 fits.");
        form.data.show(new Slug("iris"));
        button("Start the search").click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(TuningPage.class);
        assertThat(text()).contains("Started. 9 settings take 45 fits.");
        Tuning made = newest();
        assertThat(made.searches().getFirst().grid())
                .containsEntry("n_estimators", List.of(100L, 200L, 300L))
                .containsEntry("learning_rate", List.of(0.01, 0.1, 0.2));
        assertThat(made.columns()).hasSize(4);
    }

    @Test
    void values_are_typed_and_wrong_ones_are_said() {
        TuningForm form = form("tuning/start?model=iris");
        SearchField boosting = form.searches.of("gradient-boosting");
        boosting.takesPart.setValue(true);
        ValuesField rates = boosting.grid.field("learning_rate");

        rates.type("0.05, 0.1;0.5");
        assertThat(rates.chosen()).containsExactly(0.05, 0.1, 0.5);
        assertThat(rates.isValid()).isTrue();
        rates.type("7");
        assertThat(rates.isValid()).isFalse();
        boosting.grid.field("n_estimators").type("1.5");
        assertThat(boosting.isValid()).isFalse();
    }

    @Test
    void settings_at_random_have_ranges() {
        TuningForm form = form("tuning/start?model=iris");
        SearchField boosting = form.searches.of("gradient-boosting");
        boosting.takesPart.setValue(true);
        boosting.way.setValue(SearchField.Way.RANDOM);
        boosting.count.setValue(200);
        RangeField rate = boosting.range("learning_rate");

        rate.lower.setValue(0.5);
        rate.upper.setValue(0.01);
        assertThat(boosting.isValid()).isFalse();
        rate.lower.setValue(0.001);
        assertThat(boosting.isValid()).isTrue();

        assertThat(Objects.requireNonNull(boosting.search().orElseThrow().random())
                        .ranges())
                .containsEntry("learning_rate", new ParameterRange(null, 0.001, 0.01, true));
        assertThat(text()).contains("201 settings on 5 folds are 1,005 fits.", "That takes long");
    }

    @Test
    void what_is_missing_is_said_at_its_field() {
        TuningForm form = form("tuning/start");

        button("Start the search").click();
        roundTrip();

        assertThat(text()).contains("Something is missing", "Choose at least one trainer.");
        assertThat(form.model.isInvalid()).isTrue();
        form.data.show(new Slug("shop-signals"));
        assertThat(form.data.dataset.getErrorMessage()).contains("These rows have no label.");
    }

    @Test
    void another_search_begins_as_the_one_before() {
        Tuning before = platform.tunings
                .list(PROJECT, null, PageRequest.first())
                .items()
                .get(1);

        TuningForm form = form("tuning/start?model=iris&again=" + before.id());

        assertThat(form.searches.of("gradient-boosting").search())
                .hasValue(before.searches().getFirst());
        assertThat(form.searches.of("random-forest").grid.grid()).containsEntry("max_depth", List.of(8L, 16L));
        assertThat(text()).contains("48 settings on 5 folds are 240 fits.");
    }

    @Test
    void whoever_may_only_look_is_told_why_it_is_closed() {
        signIn("vera");

        open("tuning/start");

        assertThat(text()).contains("Only for those who work on models").doesNotContain("Start the search");
    }

    private TuningForm form(String address) {
        open(address);
        return the(TuningForm.class);
    }

    private Tuning newest() {
        return platform.tunings.list(PROJECT, null, PageRequest.first()).items().getFirst();
    }
}
