package modelport.ui.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.Instant;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.NewModel;
import modelport.contract.release.Environment;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Samples;
import modelport.ui.registry.VersionPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {EndpointPage.class, VersionPage.class, SignInPage.class, EndpointListPage.class})
class DeployDialogTest extends PageTest {
    private static final Slug IRIS = new Slug("iris");
    private static final Slug ENDPOINT = new Slug("storefront-iris-development");

    @BeforeEach
    void come() {
        platform.models.register(PROJECT, new NewModel(IRIS, "Iris", null, null, null));
        platform.versions.put(Samples.ready(IRIS, 1, Samples.flowers(), Instant.now()));
        platform.versions.put(Samples.ready(IRIS, 2, Samples.flowers(), Instant.now()));
        signIn("ada");
    }

    @Test
    void all_environments_are_offered_and_the_open_one_comes_first() {
        DeployDialog dialog = deploy(1);

        assertThat(dialog.environment.getListDataView().getItems().map(Environment::name))
                .containsExactly(new Slug("development"), new Slug("production"));
        assertThat(dialog.name.getValue()).isEqualTo(ENDPOINT.value());
        assertThat(text(dialog.consequences)).contains("new endpoint");
    }

    @Test
    void a_closed_environment_leads_to_a_request_instead() {
        DeployDialog dialog = deploy(1);

        dialog.environment.setValue(
                dialog.environment.getListDataView().getItems().toList().getLast());
        assertThat(dialog.deploy.getText()).isEqualTo("Request a release");
        dialog.deploy.click();
        roundTrip();

        assertThat(text()).contains("Request a release of iris v1", "checks run first");
    }

    @Test
    void deploying_leads_to_the_endpoint_and_its_rollout() {
        deploy(1).deploy.click();
        roundTrip();

        assertThat(getCurrentView()).isInstanceOf(EndpointPage.class);
        assertThat(text()).contains("Rollout").contains("v1").contains("answers all requests");
    }

    @Test
    void what_serves_there_now_is_named_with_its_requests() {
        platform.releases.deploy(PROJECT, new NewDeployment(IRIS, 1, null, null));

        DeployDialog dialog = deploy(2);

        assertThat(text(dialog.consequences)).contains("move from v1 to v2").contains("requests are lost");
    }

    @Test
    void a_name_that_cannot_be_one_is_marked_and_nothing_happens() {
        DeployDialog dialog = deploy(1);

        dialog.name.setValue("Not A Name");
        dialog.deploy.click();

        assertThat(dialog.name.isInvalid()).isTrue();
        assertThat(platform.endpoints
                        .list(PROJECT, modelport.contract.PageRequest.first())
                        .items())
                .isEmpty();
    }

    @Test
    void an_endpoint_s_version_is_switched_among_the_ready_ones() {
        platform.releases.deploy(PROJECT, new NewDeployment(IRIS, 1, null, null));
        open("endpoints/" + ENDPOINT);

        button("Switch version").click();
        roundTrip();
        DeployDialog dialog = dialog();
        assertThat(dialog.version.getValue().number()).isEqualTo(2);
        dialog.deploy.click();
        roundTrip();

        assertThat(text()).contains("v2 of iris answers all requests").contains("Serve v1 again");
    }

    @Test
    void deleting_names_what_stops() {
        platform.releases.deploy(PROJECT, new NewDeployment(IRIS, 1, null, null));
        open("endpoints/" + ENDPOINT);

        button("Delete").click();
        roundTrip();
        assertThat(text()).contains("requests per second get 404 from then on");
        agree();

        assertThat(getCurrentView()).isInstanceOf(EndpointListPage.class);
        assertThat(text()).contains("No endpoints yet");
    }

    @Test
    void an_endpoint_that_fails_says_why_and_the_page_follows() {
        platform.releases.deploy(PROJECT, new NewDeployment(IRIS, 1, null, null));
        open("endpoints/" + ENDPOINT);

        platform.endpoints.state(
                ENDPOINT, EndpointState.FAILED, modelport.contract.Message.of("deployment.load-failed"));
        tasks.elapse();
        roundTrip();

        assertThat(text()).contains("It does not answer.").contains("The version cannot be loaded");
    }

    private DeployDialog deploy(int version) {
        open("models/iris/versions/" + version);
        button("Deploy").click();
        roundTrip();
        return dialog();
    }

    private static DeployDialog dialog() {
        return all(UI.getCurrent())
                .filter(DeployDialog.class::isInstance)
                .map(DeployDialog.class::cast)
                .findFirst()
                .orElseThrow();
    }
}
