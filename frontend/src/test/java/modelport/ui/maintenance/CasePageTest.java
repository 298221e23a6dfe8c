package modelport.ui.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.Locale;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseFilter;
import modelport.contract.maintenance.CaseNote;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.MaintenanceCase;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.deployment.EndpointListPage;
import modelport.ui.deployment.EndpointPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.NotFoundPage;
import modelport.ui.shell.Preferences;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            CaseListPage.class,
            CasePage.class,
            EndpointPage.class,
            EndpointListPage.class,
            SignInPage.class,
            NotFoundPage.class
        })
class CasePageTest extends PageTest {
    private static final Slug IRIS = new Slug("storefront-iris-development");
    private static final Slug TITANIC = new Slug("storefront-titanic-development");

    @Test
    void open_cases_come_first_and_filters_stay_in_the_address() {
        come("ada");
        open("cases");
        CaseListPage page = (CaseListPage) getCurrentView();

        assertThat(page.shown()).extracting(each -> each.number()).containsExactly(5, 4, 3, 2, 1);
        assertThat(text(page)).contains("Waits for people", "Tuning", "Not better", "Released", "+2.1 pp", "5 cases");

        page.show(false, TITANIC.value());
        roundTrip();
        assertThat(page.shown()).extracting(each -> each.outcome()).containsExactly(CaseOutcome.FAILED);

        open("cases?open=true");
        page = (CaseListPage) getCurrentView();
        assertThat(page.shown()).extracting(each -> each.number()).containsExactly(5, 4);
    }

    @Test
    void an_empty_list_says_what_a_case_is_and_where_to_begin() {
        signIn("ada");

        open("cases");

        assertThat(text()).contains("No case yet", "Write a policy for an endpoint to begin.", "To the endpoints");
    }

    @Test
    void a_case_shows_its_stations_its_comparison_and_its_story() {
        come("ada");
        open("cases/" + find(CaseCause.DRIFT, CaseState.REQUESTED).id());

        assertThat(text())
                .contains("Case 4: storefront-support-router", "Waits for people", "Release request", "Compression")
                .contains("Candidate and champion", "91.4", "93.5", "+2.1 pp", "+0.8 pp to +3.4 pp")
                .contains("Good enough to ask for a release", "Release asked for", "The supplier changed its form")
                .contains("the tuning", "the evaluation", "the release", "v15");
    }

    @Test
    void somebody_says_something_and_it_stands_in_the_story() {
        come("ada");
        open("cases/" + find(CaseCause.DRIFT, CaseState.TUNING).id());
        StorySection story = the(StorySection.class);

        story.field.setValue("Sensors were replaced.");
        story.send.click();
        roundTrip();

        assertThat(text()).contains("ada said", "Sensors were replaced.");
    }

    @Test
    void a_failed_step_can_run_again() {
        come("ada");
        MaintenanceCase failed = find(CaseCause.QUALITY, CaseState.CLOSED);
        open("cases/" + failed.id());
        assertThat(text()).contains("Failed", "A step failed", "768");

        button("Run the step again").click();
        roundTrip();
        NoteDialog dialog = the(NoteDialog.class);
        dialog.note.setValue("The disk has room");
        dialog.act.click();
        roundTrip();

        MaintenanceCase now = platform.maintenance.get(PROJECT, failed.id());
        assertThat(now.state()).isEqualTo(CaseState.TUNING);
        assertThat(now.steps().getLast().note()).isEqualTo("The disk has room");
        assertThat(text()).contains("let the failed step run again");
    }

    @Test
    void closing_says_what_ends_with_it() {
        come("ada");
        MaintenanceCase running = find(CaseCause.DRIFT, CaseState.TUNING);
        open("cases/" + running.id());

        button("Close the case").click();
        roundTrip();
        NoteDialog dialog = the(NoteDialog.class);
        assertThat(text(dialog)).contains("job is cancelled", "goes on serving");
        dialog.act.click();
        roundTrip();

        assertThat(platform.maintenance.get(PROJECT, running.id()).outcome()).isEqualTo(CaseOutcome.WITHDRAWN);
        assertThat(text()).contains("Withdrawn").doesNotContain("Close the case");
    }

    @Test
    void what_happens_while_somebody_looks_is_seen() {
        come("ada");
        MaintenanceCase running = find(CaseCause.DRIFT, CaseState.TUNING);
        open("cases/" + running.id());

        platform.maintenance.as("bo").comment(PROJECT, running.id(), new CaseNote("Look at petal_width"));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("Look at petal_width");
    }

    @Test
    void a_case_is_opened_by_hand_from_its_endpoint() {
        come("ada");
        open("endpoints/" + TITANIC);
        assertThat(text())
                .contains("Maintenance", "Switched on", "an alert about quality", "held against the champion");

        button("Open a case").click();
        roundTrip();
        OpenCaseDialog dialog = the(OpenCaseDialog.class);
        dialog.note.setValue("Odd answers since Monday");
        dialog.open.click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(CasePage.class);
        assertThat(text()).contains("Case 6", "Odd answers since Monday", "by hand");
        assertThat(platform.maintenance.policy(PROJECT, TITANIC).openCase()).isNotNull();
    }

    @Test
    void an_endpoint_with_an_open_case_leads_to_it_and_opens_no_second_one() {
        come("ada");

        open("endpoints/" + IRIS);

        assertThat(text()).contains("Case 5").doesNotContain("Open a case");
    }

    @Test
    void whoever_may_only_look_changes_nothing() {
        come("vera");

        open("cases/" + find(CaseCause.DRIFT, CaseState.REQUESTED).id());

        assertThat(text()).contains("Story").doesNotContain("Close the case");
        assertThat(the(StorySection.class)
                        .send
                        .getParent()
                        .orElseThrow()
                        .getParent()
                        .orElseThrow()
                        .isVisible())
                .isFalse();
    }

    @Test
    void the_page_speaks_chinese_without_reload() {
        come("ada");
        open("cases/" + find(CaseCause.DRIFT, CaseState.REQUESTED).id());

        Preferences.language(UI.getCurrent(), Locale.CHINESE);

        assertThat(text()).contains("等待审批", "候选与现役版本", "自动开启").doesNotContain("Story");
    }

    @Test
    void what_is_not_there_is_not_found() {
        come("ada");

        open("cases/nothing");

        assertThat(text()).contains("Nothing lives here");
    }

    private void come(String who) {
        Showcase.fill(platform);
        signIn(who);
    }

    private MaintenanceCase find(CaseCause cause, CaseState state) {
        return platform.maintenance.list(PROJECT, CaseFilter.all(), PageRequest.first()).items().stream()
                .filter(each -> each.cause() == cause && each.state() == state)
                .findFirst()
                .orElseThrow();
    }
}
