package modelport.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.access.TokensPage;
import modelport.ui.artifacts.UploadPage;
import modelport.ui.audit.AuditPage;
import modelport.ui.compression.CompressionListPage;
import modelport.ui.compression.StudioPage;
import modelport.ui.datasets.BringPage;
import modelport.ui.datasets.DatasetListPage;
import modelport.ui.datasets.DatasetPage;
import modelport.ui.datasets.DatasetVersionPage;
import modelport.ui.deployment.EndpointListPage;
import modelport.ui.deployment.EndpointPage;
import modelport.ui.environment.EnvironmentListPage;
import modelport.ui.environment.EnvironmentPage;
import modelport.ui.environment.PolicyPage;
import modelport.ui.evaluation.ComparePage;
import modelport.ui.evaluation.EvaluationListPage;
import modelport.ui.evaluation.EvaluationPage;
import modelport.ui.fakes.Showcase;
import modelport.ui.home.HomePage;
import modelport.ui.jobs.JobsPage;
import modelport.ui.maintenance.CaseListPage;
import modelport.ui.maintenance.CasePage;
import modelport.ui.maintenance.MaintenancePage;
import modelport.ui.monitoring.AlertListPage;
import modelport.ui.monitoring.AlertPage;
import modelport.ui.monitoring.FeaturePage;
import modelport.ui.monitoring.MonitorListPage;
import modelport.ui.monitoring.MonitoringPage;
import modelport.ui.notification.NotificationsPage;
import modelport.ui.notification.WebhooksPage;
import modelport.ui.registry.ModelListPage;
import modelport.ui.registry.ModelPage;
import modelport.ui.registry.VersionPage;
import modelport.ui.release.ApprovalsPage;
import modelport.ui.release.ReleaseListPage;
import modelport.ui.release.ReleasePage;
import modelport.ui.tuning.StartTuningPage;
import modelport.ui.tuning.TuningListPage;
import modelport.ui.tuning.TuningPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(
        classes = {
            HomePage.class,
            ModelListPage.class,
            ModelPage.class,
            VersionPage.class,
            UploadPage.class,
            BringPage.class,
            DatasetListPage.class,
            DatasetPage.class,
            DatasetVersionPage.class,
            CompressionListPage.class,
            StudioPage.class,
            TuningListPage.class,
            TuningPage.class,
            StartTuningPage.class,
            MonitorListPage.class,
            MonitoringPage.class,
            FeaturePage.class,
            AlertListPage.class,
            AlertPage.class,
            CaseListPage.class,
            CasePage.class,
            MaintenancePage.class,
            EvaluationListPage.class,
            EvaluationPage.class,
            ComparePage.class,
            ApprovalsPage.class,
            ReleaseListPage.class,
            ReleasePage.class,
            EndpointListPage.class,
            EndpointPage.class,
            EnvironmentListPage.class,
            EnvironmentPage.class,
            PolicyPage.class,
            AuditPage.class,
            NotificationsPage.class,
            WebhooksPage.class,
            JobsPage.class,
            TokensPage.class,
            SignInPage.class,
            NotFoundPage.class
        })
class ShellTest extends PageTest {
    @BeforeEach
    void come() {
        Showcase.fill(platform);
        signIn("ada");
    }

    @Test
    void no_link_of_the_frame_is_dead() {
        open("");

        List<String> targets = all(UI.getCurrent())
                .filter(Anchor.class::isInstance)
                .map(Anchor.class::cast)
                .map(Anchor::getHref)
                .filter(href -> !href.startsWith("#"))
                .distinct()
                .toList();

        assertThat(targets)
                .contains(
                        "",
                        "models",
                        "upload",
                        "datasets",
                        "evaluations",
                        "compression",
                        "approvals",
                        "releases",
                        "endpoints",
                        "environments",
                        "audit",
                        "notifications",
                        "webhooks",
                        "jobs",
                        "tokens");
        assertThat(targets).allSatisfy(target -> {
            open(target);
            assertThat(getCurrentView()).as(target).isNotInstanceOf(NotFoundPage.class);
        });
    }

    @Test
    void every_page_has_one_first_heading_and_a_title() {
        Stream.of(
                        "",
                        "models",
                        "models/iris",
                        "models/iris/versions/2",
                        "upload",
                        "datasets",
                        "bring",
                        "compression",
                        "evaluations",
                        "evaluations/compare",
                        "approvals",
                        "releases",
                        "endpoints",
                        "endpoints/storefront-iris-development",
                        "environments",
                        "environments/production",
                        "environments/production/policy",
                        "audit",
                        "notifications",
                        "webhooks",
                        "jobs",
                        "tokens",
                        "nowhere")
                .forEach(address -> {
                    open(address);
                    long headings = all(UI.getCurrent())
                            .filter(each -> !each.getElement().isTextNode())
                            .filter(each -> each.getElement().getTag().equals("h1"))
                            .count();
                    assertThat(headings).as(address).isEqualTo(1);
                    assertThat(UI.getCurrent().getInternals().getTitle())
                            .as(address)
                            .endsWith("Modelport");
                });
    }

    @Test
    void the_palette_finds_pages_models_and_endpoints_and_goes_there() {
        open("");
        var palette = new Palette();
        palette.open();
        roundTrip();

        palette.field.setValue("iris");
        assertThat(palette.shown())
                .extracting(Palette.Entry::href)
                .containsExactly("models/iris", "datasets/iris", "endpoints/storefront-iris-development");

        palette.field.setValue("jobs");
        assertThat(palette.shown()).extracting(Palette.Entry::href).contains("jobs");

        palette.field.setValue("no such thing");
        assertThat(text(palette)).contains("Nothing has that name");
    }

    @Test
    void with_several_projects_every_address_says_which_one_it_means() {
        platform.people.join("ada", new Slug("warehouse"), "Warehouse");
        Visitor.current().orElseThrow().refresh();

        open("models?project=warehouse");

        assertThat(Here.current().project()).isEqualTo(new Slug("warehouse"));
        assertThat(Links.model(new Slug("x"))).isEqualTo("models/x?project=warehouse");
        assertThat(Links.upload(new Slug("x"))).isEqualTo("upload?model=x&project=warehouse");
        assertThat(text()).contains("Warehouse");

        open("models?project=not-mine");
        assertThat(Here.current().project()).isEqualTo(new Slug("warehouse"));
    }

    @Test
    void one_session_hears_events_over_one_subscription() {
        open("");
        open("models");
        open("jobs");

        assertThat(platform.events.subscribers()).isEqualTo(1);
    }

    @Test
    void signing_out_ends_the_session_on_the_server() {
        open("");
        Visitor visitor = Visitor.current().orElseThrow();

        visitor.signOut();

        assertThat(platform.people.sessions()).isZero();
    }
}
