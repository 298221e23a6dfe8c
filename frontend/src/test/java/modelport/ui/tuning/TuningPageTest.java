package modelport.ui.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.registry.Version;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.TuningState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.EChart;
import modelport.ui.components.HeatTable;
import modelport.ui.fakes.Showcase;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            TuningListPage.class,
            TuningPage.class,
            StartTuningPage.class,
            VersionPage.class,
            SignInPage.class,
            NotFoundPage.class
        })
class TuningPageTest extends PageTest {
    private static final Slug IRIS = new Slug("iris");

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void the_list_shows_how_far_each_tuning_is_and_its_best_score() {
        open("tuning");
        TuningListPage page = (TuningListPage) getCurrentView();

        assertThat(page.shown()).hasSize(5);
        assertThat(text(page)).contains("Nine settings", "22 of 50 fits", "Stopped", "Accuracy 95.7\u00a0%");

        page.show("house-prices");
        roundTrip();
        assertThat(page.shown()).extracting(Tuning::metric).containsExactly("rmse");
    }

    @Test
    void a_tuning_that_is_done_begins_with_its_answer() {
        open("tuning/" + promoted().id());

        assertThat(text())
                .contains("Gradient boosting, learning_rate\u00a00.1, n_estimators\u00a0200: Accuracy 95.7\u00a0%")
                .contains("4 other settings are as good, within one deviation between folds.")
                .contains("Against the initial values: +1.0 pp.")
                .contains("It became v3.");
        assertThat(text())
                .contains("Best", "As good", "Behind", "initial values", "every combination of learning_rate");
    }

    @Test
    void pictures_have_their_figures_beside_them() {
        open("tuning/" + promoted().id());

        assertThat(the(EChart.class).getElement().getAttribute("aria-label"))
                .contains("The score against n_estimators; at 200 it is best");
        assertThat(text(the(HeatTable.class)))
                .contains("learning_rate \u2193 n_estimators \u2192", "95.7\u00a0%", "\u2013");
    }

    @Test
    void a_setting_opens_with_its_score_on_every_fold() {
        open("tuning/" + promoted().id());

        button("Gradient boosting").click();
        roundTrip();

        assertThat(text(the(TrialDrawer.class)))
                .contains(
                        "Each scored by a model that learned from the others",
                        "max_depth",
                        "subsample",
                        "over 5 folds");
    }

    @Test
    void fits_appear_as_they_are_done() {
        Tuning running = tunings().getFirst();
        open("tuning/" + running.id());
        assertThat(text()).contains("22 of 50 fits are done.", "The best so far is", "About", "Waiting");

        platform.tunings.step(running.id(), 10);
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("32 of 50 fits are done.");

        platform.tunings.step(running.id(), 100);
        tasks.elapse();
        roundTrip();
        assertThat(text())
                .contains("Trained on all rows, it can become a version.")
                .doesNotContain("Stop, keep the best");
    }

    @Test
    void stopping_says_what_stays_and_keeps_it() {
        Tuning running = tunings().getFirst();
        open("tuning/" + running.id());

        button("Stop, keep the best").click();
        roundTrip();
        assertThat(text()).contains("fits are done and stay");
        agree();
        tasks.elapse();
        roundTrip();

        assertThat(platform.tunings.get(PROJECT, running.id()).state()).isEqualTo(TuningState.STOPPED);
        assertThat(text()).contains("Stopped after 22 of 50 fits; what was found by then stays.", "Not tried");
    }

    @Test
    void a_failure_while_it_runs_is_seen_at_once() {
        Tuning running = tunings().getFirst();
        open("tuning/" + running.id());

        platform.tunings.fail(running.id(), Message.of("jobs.child-out-of-memory", "megabytes", "768"));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("It broke off.", "768");
    }

    @Test
    void the_winner_becomes_a_version_that_knows_where_it_comes_from() {
        Tuning wide = tunings().get(1);
        open("tuning/" + wide.id());
        button("Make it a version").click();
        roundTrip();
        PromoteDialog dialog = the(PromoteDialog.class);
        assertThat(text(dialog)).contains("new version of iris", "endpoints change");

        dialog.title.setValue("Boosted");
        dialog.promote.click();
        roundTrip();
        tasks.elapse();
        roundTrip();

        Version made = platform.versions.get(PROJECT, IRIS, 4);
        assertThat(made.title()).isEqualTo("Boosted");
        assertThat(text()).contains("It became v4.");
        open("models/iris/versions/4");
        assertThat(text()).contains("Where it comes from", "iris v1", "5 folds, seed 7", "The tuning");
    }

    @Test
    void figures_come_as_a_table_for_other_programs() {
        List<String> lines = TuningReport.text(new TuningSource(modelport.ui.shell.Here.current())
                        .read(promoted().id()))
                .lines()
                .toList();

        assertThat(lines).hasSize(11);
        assertThat(lines.getFirst()).startsWith("trial,trainer,learning_rate,max_depth,n_estimators,subsample,state");
    }

    @Test
    void the_page_speaks_chinese_without_reload() {
        open("tuning/" + promoted().id());

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text()).contains("排行榜", "同样好", "梯度提升").doesNotContain("Leaderboard");
    }

    @Test
    void whoever_may_only_look_takes_nothing() {
        signIn("vera");

        open("tuning/" + tunings().get(1).id());

        assertThat(text()).contains("Leaderboard").doesNotContain("Make it a version", "Search again");
    }

    @Test
    void what_is_not_there_is_not_found() {
        open("tuning/nothing");

        assertThat(text()).contains("Nothing lives here");
    }

    private Tuning promoted() {
        return tunings().stream()
                .filter(each -> each.winnerVersion() != null)
                .findFirst()
                .orElseThrow();
    }

    private List<Tuning> tunings() {
        return platform.tunings.list(PROJECT, null, PageRequest.first()).items();
    }
}
