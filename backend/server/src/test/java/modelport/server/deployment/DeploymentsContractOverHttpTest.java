package modelport.server.deployment;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import modelport.client.ModelportClient;
import modelport.contract.DeploymentsContract;
import modelport.contract.EndpointsApi;
import modelport.contract.EnvironmentsApi;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.jobs.JobState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import org.junit.jupiter.api.BeforeEach;

@MicronautTest(transactional = false)
class DeploymentsContractOverHttpTest extends DeploymentsContract {
    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    private ModelportClient max;

    @BeforeEach
    void signIn() {
        max = people.signedIn("max");
    }

    @Override
    protected EnvironmentsApi environments() {
        return max.environments();
    }

    @Override
    protected ReleasesApi releases() {
        return max.releases();
    }

    @Override
    protected EndpointsApi endpoints() {
        return max.endpoints();
    }

    @Override
    protected Slug project() {
        return TestPeople.LAB;
    }

    @Override
    protected Slug model(String name, int count) {
        var factors = new float[count];
        for (int i = 0; i < count; i++) {
            factors[i] = i + 1;
        }
        return versions.model("lab", name, factors);
    }

    @Override
    protected void await(Deployed deployed) {
        Eventually.until(
                "the rollout succeeds", () -> max.jobs().get(deployed.job()).state() == JobState.SUCCEEDED);
    }
}
