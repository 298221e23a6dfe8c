package modelport.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationState;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.HeatTable;
import modelport.ui.components.Interval;
import modelport.ui.fakes.FakeReports;
import modelport.ui.fakes.Showcase;
import modelport.ui.jobs.JobsPage;
import modelport.ui.registry.ModelPage;
import modelport.ui.registry.VersionPage;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            EvaluationListPage.class,
            EvaluationPage.class,
            ComparePage.class,
            ModelPage.class,
            VersionPage.class,
            JobsPage.class,
            SignInPage.class,
            NotFoundPage.class
        })
class EvaluationPageTest extends PageTest {
    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void the_page_answers_in_one_sentence_first() {
        show("iris", 2);

        assertThat(text())
                .contains(
                        "97.3\u00a0% of 150 rows are right; with 95\u00a0% confidence between 93.3\u00a0% and 99.0\u00a0%.")
                .contains("Hardest is versicolor, of which it finds 94.0\u00a0%.");
    }

    @Test
    void every_metric_is_explained_and_drawn_with_its_interval() {
        show("iris", 2);

        assertThat(text())
                .contains("Accuracy", "Share of rows with the right label.")
                .contains("Log loss", "being sure and wrong costs most")
                .contains("Calibration error", "Matthews correlation");
        assertThat(all(UI.getCurrent()).filter(Interval.class::isInstance).count())
                .isGreaterThan(12);
    }

    @Test
    void classes_confusion_and_calibration_are_shown() {
        show("iris", 2);

        assertThat(text())
                .contains("Class by class", "setosa", "versicolor", "virginica")
                .contains("versicolor taken for virginica: 3 of 50 rows")
                .contains("When it says 80 %, is it right 80 % of the time?", "Figures");
        assertThat(all(UI.getCurrent()).filter(HeatTable.class::isInstance)).hasSize(1);
    }

    @Test
    void slices_are_grouped_by_column_with_the_worst_first() {
        show("support-router", 12);

        String text = text();
        assertThat(text.indexOf("\nchannel\n")).isPositive().isLessThan(text.indexOf("\norder_value_eur\n"));
        assertThat(text.indexOf("\nmail\n")).isPositive().isLessThan(text.indexOf("\nphone\n"));
        assertThat(text.indexOf("\nphone\n")).isLessThan(text.indexOf("\nweb\n"));
        assertThat(text).contains("Worse", "Within noise", "missing");
    }

    @Test
    void stability_gap_and_efficiency_are_shown_where_they_were_measured() {
        show("iris", 2);
        assertThat(text())
                .contains("How steady its answers are", "0.67\n%")
                .contains("What it has seen, and what it has not", "\u22122.6 pp")
                .contains("What answers cost", "AMD EPYC 7763, 2 cores", "0.21", "8 rows", "6.3");

        show("house-prices", 2);
        assertThat(text())
                .contains("Off by", "15,830", "It explains", "Mean absolute error", "no interval")
                .doesNotContain("What it has seen", "Memory", "Class by class");
    }

    @Test
    void vectors_are_held_against_those_of_another_version() {
        show("search-embeddings", 3);

        assertThat(text()).contains("Vectors lie close to those of", "v2", "0.996", "nearest neighbours");
    }

    @Test
    void it_says_what_was_measured_with_what() {
        Evaluation shown = show("iris", 2);

        assertThat(text())
                .contains("What was measured with what", "evaluation 1", "42", "petal_width")
                .contains("equal for two runs that found the same");
        assertThat(links()).contains("models/iris/versions/2", "datasets/iris/versions/1");
        assertThat(text()).contains("sha256:" + shown.versionDigest().substring(0, 8));
    }

    @Test
    void a_running_one_shows_its_job_can_be_stopped_and_becomes_its_report() {
        Evaluation running = show("support-router", 14);
        assertThat(text()).contains("Being measured", "34%", "read      tickets-2026-q2 v2");

        platform.evaluations.finish(running.id(), EvaluationKind.CLASSIFICATION, FakeReports.tickets(0.012));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("92.9\u00a0%", "Class by class").doesNotContain("Being measured.");
    }

    @Test
    void a_stopped_one_says_so_and_how_to_go_on() {
        show("support-router", 14);

        button("Cancel").click();
        roundTrip();

        assertThat(text())
                .contains("Stopped", "before it was done", "Stopped by ada.", "Measure again", "Open the log");
    }

    @Test
    void a_failed_one_says_why_and_what_to_do() {
        show("search-embeddings", 2);

        assertThat(text())
                .contains("Could not be measured.", "needs more than 768 MB", "no figure is kept", "Measure again");
    }

    @Test
    void whoever_may_only_look_is_offered_no_measuring() {
        signIn("vera");
        show("search-embeddings", 2);

        assertThat(text()).contains("Could not be measured.", "Open the log").doesNotContain("Measure again");
    }

    @Test
    void one_that_is_not_there_is_not_found() {
        open("evaluations/" + UUID.randomUUID());
        assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);

        open("evaluations/nonsense");
        assertThat(getCurrentView()).isInstanceOf(NotFoundPage.class);
    }

    @Test
    void it_speaks_chinese_without_reload() {
        show("iris", 2);

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text())
                .contains("150 \u884c", "\u6b63\u786e", "\u7c7b\u522b\u6b63\u786e\u7684\u884c\u6240\u5360\u6bd4\u4f8b")
                .doesNotContain("Share of rows with the right label.");
    }

    @Test
    void pages_of_models_and_versions_say_what_they_are_worth() {
        open("models/iris");
        assertThat(text()).contains("What it is worth", "97.3\u00a0%", "94.0\u00a0%");
        assertThat(links()).contains("evaluations?model=iris");

        open("models/iris/versions/1");
        assertThat(text()).contains("What it is worth", "94.0\u00a0%").doesNotContain("97.3\u00a0%");

        open("models/titanic/versions/2");
        assertThat(text()).contains("Nobody has measured it yet.");
    }

    @Test
    void a_failure_that_comes_while_somebody_looks_is_shown() {
        Evaluation running = show("support-router", 14);

        platform.evaluations.fail(running.id(), Message.of("jobs.child-too-slow"));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("took longer than it may");
    }

    private Evaluation show(String model, int version) {
        Evaluation found = platform.evaluations
                .list(PROJECT, new Slug(model), version, PageRequest.first())
                .items()
                .getFirst();
        open("evaluations/" + found.id());
        assertThat(getCurrentView()).isInstanceOf(EvaluationPage.class);
        assertThat(found.state() == EvaluationState.READY).isEqualTo(found.digest() != null);
        return found;
    }

    private static List<String> links() {
        return all(UI.getCurrent())
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .map(Anchor::getHref)
                .toList();
    }
}
