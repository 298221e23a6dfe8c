package modelport.ui.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.util.List;
import java.util.Set;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.deployment.EndpointListPage;
import modelport.ui.deployment.EndpointPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.shell.NotFoundPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            MaintenancePage.class,
            EndpointPage.class,
            EndpointListPage.class,
            SignInPage.class,
            NotFoundPage.class
        })
class MaintenancePageTest extends PageTest {
    private static final Slug IRIS = new Slug("storefront-iris-development");
    private static final Slug EMBEDDINGS = new Slug("storefront-search-embeddings-development");

    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void a_schedule_shows_its_next_three_points_in_the_projects_zone() {
        open("endpoints/" + IRIS + "/maintenance");
        TriggersField triggers = the(TriggersField.class);

        triggers.cron.setValue("30 4 * * 1");
        assertThat(text(triggers)).contains("The next three:", "04:30", "Monday");
        assertThat(triggers.zone.getPlaceholder()).startsWith("Asia/Shanghai");

        triggers.cron.setValue("30 4 * *");
        assertThat(triggers.cron.isInvalid()).isTrue();
    }

    @Test
    void a_changed_policy_is_saved_as_it_was_written() {
        open("endpoints/" + IRIS + "/maintenance");
        PolicyForm form = the(PolicyForm.class);
        assertThat(text()).contains("What it does", "at most 135 fits and 180 min of tuning");

        form.triggers.labels.setValue(2_000);
        form.budget.perWeek.setValue(1);
        form.compress.setValue(false);
        form.margin.setValue(0.01);
        assertThat(text()).contains("2,000 new labels", "at most 45 fits and 60 min of tuning", "is not compressed");
        button("Save the policy").click();
        roundTrip();

        MaintenancePolicy saved = platform.maintenance.policy(PROJECT, IRIS);
        assertThat(getCurrentView()).isInstanceOf(EndpointPage.class);
        assertThat(saved.settings().triggers().labels()).isEqualTo(2_000);
        assertThat(saved.settings().margin()).isEqualTo(0.01);
        assertThat(saved.settings().tuning().grid().get("learning_rate")).isEqualTo(List.of(0.01, 0.1, 0.2));
        assertThat(saved.rowVersion()).isEqualTo(2);
    }

    @Test
    void a_new_policy_says_what_is_missing() {
        open("endpoints/" + EMBEDDINGS + "/maintenance");
        PolicyForm form = the(PolicyForm.class);

        button("Save the policy").click();
        roundTrip();
        assertThat(text()).contains("Something is missing or out of range");
        assertThat(form.search.trainers.isInvalid()).isTrue();

        form.training.show(new Slug("iris"));
        form.evaluation.show(new Slug("tickets-2026-q2"));
        form.search.trainers.setValue(
                Set.of(platform.tunings.trainers().trainers().getFirst()));
        button("Save the policy").click();
        roundTrip();

        assertThat(platform.maintenance.policies(PROJECT, PageRequest.first()).items())
                .extracting(MaintenancePolicy::endpoint)
                .contains(EMBEDDINGS);
        assertThat(platform.maintenance
                        .policy(PROJECT, EMBEDDINGS)
                        .settings()
                        .tuning()
                        .grid())
                .isEmpty();
    }

    @Test
    void what_was_handed_over_says_that_saving_lets_it_go_on() {
        platform.maintenance.handOver(IRIS);
        open("endpoints/" + IRIS + "/maintenance");
        assertThat(text()).contains("Handed over to people", "Saving the policy lets it go on");

        button("Save the policy").click();
        roundTrip();

        assertThat(platform.maintenance.policy(PROJECT, IRIS).handedOver()).isFalse();
    }

    @Test
    void somebody_who_was_slower_loads_what_is_there_now() {
        open("endpoints/" + IRIS + "/maintenance");
        platform.maintenance.setPolicy(
                PROJECT, IRIS, 1, platform.maintenance.policy(PROJECT, IRIS).settings());

        button("Save the policy").click();
        roundTrip();
        assertThat(text()).contains("Somebody else saved it first.");
        button("Load what is there now").click();
        roundTrip();
        button("Save the policy").click();
        roundTrip();

        assertThat(platform.maintenance.policy(PROJECT, IRIS).rowVersion()).isEqualTo(3);
    }

    @Test
    void deleting_withdraws_the_open_case() {
        open("endpoints/" + IRIS + "/maintenance");

        button("Delete the policy").click();
        roundTrip();
        assertThat(text()).contains("open case is withdrawn");
        agree();

        assertThat(getCurrentView()).isInstanceOf(EndpointPage.class);
        assertThat(text()).contains("Nobody looks after this endpoint by itself.");
    }

    @Test
    void whoever_may_only_look_is_told_why_it_is_closed() {
        signIn("vera");

        open("endpoints/" + IRIS + "/maintenance");

        assertThat(text()).contains("Only for those who work on models").doesNotContain("Save the policy");
    }
}
