package modelport.ui.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.evaluation.Comparison;
import modelport.contract.evaluation.EvaluationKind;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.FakeReports;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {EvaluationListPage.class, EvaluationPage.class, ComparePage.class, SignInPage.class})
class ComparePageTest extends PageTest {
    private static final Slug ROUTER = new Slug("support-router");
    private static final Slug TICKETS = new Slug("tickets-2026-q2");
    private static final String THREE =
            "evaluations/compare?model=support-router&versions=12,11,13&dataset=tickets-2026-q2&datasetVersion=2";

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void without_a_choice_it_says_what_to_choose() {
        open("evaluations/compare");

        assertThat(text()).contains("Choose what to compare", "the version that the others are held against");
    }

    @Test
    void the_first_is_held_against_each_other_one() {
        open(THREE);

        assertThat(text())
                .contains("v11 is worse than v12", "Accuracy \u22121.4 pp")
                .contains("v13 and v12 do not differ")
                .contains("v11 against v12", "v13 against v12", "Within noise", "Worse");
    }

    @Test
    void what_became_of_labels_is_explained_with_its_chance() {
        open("evaluations/compare?model=support-router&versions=11,12&dataset=tickets-2026-q2");

        assertThat(text())
                .contains("What became of each row from v11 to v12", "Now right", "Now wrong")
                .contains("McNemar\u2019s test", "chance does not explain it");
    }

    @Test
    void metrics_and_costs_stand_side_by_side_and_the_best_is_named() {
        open(THREE);

        assertThat(text()).contains("Metric by metric", "best", "Size", "Latency, one row", "Measured on AMD EPYC");
    }

    @Test
    void a_version_that_nobody_measured_can_be_measured_here() {
        open("evaluations/compare?model=support-router&versions=12,14&dataset=tickets-2026-q2&datasetVersion=2");
        assertThat(text()).contains("Not to be said yet.", "has no evaluation on this dataset");

        button("Measure").click();
        roundTrip();
        MeasureDialog dialog = the(MeasureDialog.class);
        assertThat(dialog.wanted().dataset()).isEqualTo(TICKETS);
        assertThat(dialog.what.chosen().orElseThrow().number()).isEqualTo(14);

        var running = platform.evaluations
                .list(PROJECT, ROUTER, 14, PageRequest.first())
                .items()
                .getFirst();
        platform.evaluations.finish(running.id(), EvaluationKind.CLASSIFICATION, FakeReports.tickets(0.012));
        tasks.elapse();
        roundTrip();
        assertThat(text()).contains("v14 is better than v12").doesNotContain("has no evaluation");
    }

    @Test
    void every_choice_is_an_address() {
        open("evaluations/compare?model=support-router");
        CompareForm form = the(CompareForm.class);

        form.first.setValue(12);
        roundTrip();
        the(CompareForm.class).others.setValue(Set.of(13));
        roundTrip();
        form = the(CompareForm.class);
        form.dataset.setValue(form.dataset
                .getListDataView()
                .getItems()
                .filter(each -> each.name().equals(TICKETS))
                .findFirst()
                .orElseThrow());
        roundTrip();

        CompareState state = CompareState.of(
                UI.getCurrent().getInternals().getActiveViewLocation().getQueryParameters());
        assertThat(state).isEqualTo(new CompareState(ROUTER, List.of(12, 13), TICKETS, null));
        assertThat(text()).contains("v13 and v12 do not differ");
    }

    @Test
    void an_address_that_makes_no_sense_leaves_out_what_it_cannot_mean() {
        CompareState state = CompareState.of(
                QueryParameters.fromString("model=Not+A+Name&versions=1,x,2,2,-3,99999999999&datasetVersion=zero"));

        assertThat(state.model()).isNull();
        assertThat(state.versions()).containsExactly(1, 2);
        assertThat(state.datasetVersion()).isNull();
        assertThat(state.isComplete()).isFalse();
    }

    @Test
    void it_speaks_chinese_without_reload() {
        open(THREE);

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text())
                .contains("\u662f\u5426\u66f4\u597d", "\u5728\u8bef\u5dee\u5185")
                .doesNotContain("Is it better?");
    }

    @Test
    void the_figures_and_the_report_can_be_taken_along() {
        open(THREE);
        Comparison comparison =
                platform.evaluations.compare(PROJECT, ROUTER, List.of(12, 11, 13), new DatasetChoice(TICKETS, 2));

        assertThat(ComparisonCsv.of(comparison))
                .startsWith("part,group,of,metric,value,low,high,rows\r\n")
                .contains("change,v12,v11,accuracy,-0.01")
                .contains("labels,v12,v13,same,");
        assertThat(ReportFile.of("support-router v12 / v11 / v13", comparison))
                .contains("v11 is worse than v12", "<svg", "Metric by metric")
                .doesNotContain("<script", "href=", "<vaadin-button");
    }
}
