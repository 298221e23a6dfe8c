package modelport.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.NewEvaluation;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.components.Progress;
import modelport.ui.fakes.FakeReports;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {EvaluationListPage.class, EvaluationPage.class, ComparePage.class, SignInPage.class})
class EvaluationListPageTest extends PageTest {
    private static final Slug ROUTER = new Slug("support-router");
    private static final Slug TICKETS = new Slug("tickets-2026-q2");

    @Test
    void the_list_says_what_was_measured_on_what_and_what_was_found() {
        EvaluationListPage page = showcase("evaluations");

        assertThat(names(page)).startsWith("support-router v14", "churn-scorer v1", "search-embeddings v2");
        assertThat(text(page))
                .contains(
                        "11 evaluations", "tickets-2026-q2 v2", "18,240 rows", "Accuracy", "97.3\u00a0%", "Mean cosine")
                .contains("Being measured", "Cancelled", "needs more than 768 MB", "Vectors", "Numbers");
    }

    @Test
    void one_model_alone_is_shown_and_the_address_says_which() {
        EvaluationListPage page = showcase("evaluations?model=iris");

        assertThat(page.model.getValue()).isEqualTo("iris");
        assertThat(names(page)).containsExactly("iris v2", "iris v1");

        page.show("");
        assertThat(page.shown()).hasSize(11);

        page.show("titanic");
        assertThat(text(page)).contains("Nothing measured of this model");
    }

    @Test
    void the_next_page_comes_when_it_is_asked_for() {
        EvaluationListPage page = showcase("evaluations");
        IntStream.range(0, 30)
                .forEach(i -> platform.evaluations.create(PROJECT, ROUTER, 14, NewEvaluation.on(TICKETS, 2)));
        open("evaluations?model=support-router");

        assertThat(page.shown()).hasSize(25);
        assertThat(text(page)).contains("25 evaluations and more");

        page.more();
        assertThat(page.shown()).hasSize(34);
    }

    @Test
    void what_runs_moves_and_becomes_a_result_without_reload() {
        EvaluationListPage page = showcase("evaluations");
        Evaluation running = running();

        assertThat(all(page).filter(Progress.class::isInstance)).hasSize(1);

        platform.jobs.move(running.job(), 0.77, Message.of("imports.running", "file", "model.onnx"));
        tasks.elapse();
        roundTrip();
        assertThat(text(page)).contains("77%");

        platform.evaluations.finish(running.id(), EvaluationKind.CLASSIFICATION, FakeReports.tickets(0.012));
        tasks.elapse();
        roundTrip();
        assertThat(all(page).filter(Progress.class::isInstance)).isEmpty();
        assertThat(text(page)).contains("92.9\u00a0%");
    }

    @Test
    void an_empty_project_says_what_an_evaluation_is() {
        signIn("ada");

        open("evaluations");

        assertThat(text()).contains("Nothing measured yet", "how often it is right", "Measure");
    }

    @Test
    void whoever_may_only_look_is_not_offered_to_measure() {
        signIn("vera");

        open("evaluations");

        assertThat(text()).contains("Nothing measured yet").doesNotContain("\nMeasure\n");
    }

    @Test
    void the_list_speaks_chinese_without_reload() {
        EvaluationListPage page = showcase("evaluations");

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text(page))
                .contains("\u8bc4\u6d4b\u4e2d", "\u51c6\u786e\u7387", "\u5171 11 \u6b21\u8bc4\u6d4b")
                .doesNotContain("Accuracy");
    }

    private Evaluation running() {
        return platform.evaluations.list(PROJECT, ROUTER, 14, PageRequest.first()).items().stream()
                .filter(each -> each.state() == EvaluationState.RUNNING)
                .findFirst()
                .orElseThrow();
    }

    private EvaluationListPage showcase(String address) {
        Showcase.fill(platform);
        signIn("ada");
        open(address);
        return (EvaluationListPage) getCurrentView();
    }

    private static List<String> names(EvaluationListPage page) {
        return page.shown().stream().map(EvaluationText::version).toList();
    }
}
