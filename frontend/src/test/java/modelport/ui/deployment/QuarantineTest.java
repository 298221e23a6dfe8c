package modelport.ui.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.ViewPackages;
import java.time.Instant;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.NewModel;
import modelport.ui.PageTest;
import modelport.ui.access.SignInPage;
import modelport.ui.fakes.Samples;
import org.junit.jupiter.api.Test;

@ViewPackages(classes = {EndpointPage.class, SignInPage.class})
class QuarantineTest extends PageTest {
    private static final Slug IRIS = new Slug("iris");
    private static final Slug ENDPOINT = new Slug("storefront-iris-development");

    @Test
    void an_engine_that_ended_too_often_is_explained_and_started_again() {
        platform.models.register(PROJECT, new NewModel(IRIS, "Iris", null, null, null));
        platform.versions.put(Samples.ready(IRIS, 1, Samples.flowers(), Instant.now()));
        signIn("ada");
        platform.releases.deploy(PROJECT, new NewDeployment(IRIS, 1, null, null));
        platform.endpoints.quarantine(
                ENDPOINT,
                new Message("engines.quarantined", Map.of("engine", "PyTorch", "death", "SIGSEGV", "count", "3")),
                2);
        open("endpoints/" + ENDPOINT);
        assertThat(text()).contains("It does not answer.", "Its engine is not started any more", "SIGSEGV", "2 times");

        button("Start again").click();
        roundTrip();

        assertThat(platform.endpoints.get(PROJECT, ENDPOINT).state()).isEqualTo(EndpointState.SERVING);
        assertThat(text()).doesNotContain("Its engine is not started any more");
    }
}
