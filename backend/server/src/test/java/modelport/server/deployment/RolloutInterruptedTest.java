package modelport.server.deployment;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.client.ModelportClient;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.deployment.Revision;
import modelport.contract.release.ReleaseState;
import modelport.server.TestPeople;
import modelport.server.database.Json;
import modelport.server.jobs.JobRun;
import modelport.server.jobs.PermanentFailure;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Cuts rollouts off at every word that they have with their worker, and runs them again. */
@Property(name = "modelport.roles", value = "api,serving")
@MicronautTest(transactional = false)
class RolloutInterruptedTest {
    private static final int MOST_WORDS = 200;
    private static final String PAIR = "{\"features\": [[1, 2]]}";

    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    RolloutJob job;

    @Inject
    TransactionOperations<Session> transactions;

    private ModelportClient max;

    @BeforeEach
    void signIn() {
        max = people.signedIn("max");
    }

    @Test
    void a_rollout_that_dies_anywhere_ends_right_when_it_runs_again() throws Exception {
        Slug model = versions.model("lab", "survivor");
        int version = 0;
        boolean died = true;
        while (died) {
            version++;
            versions.add(model, version, version);
            Deployed deployed = deploy(model, version);
            died = diesAt(version, deployed);
            job.run(new Run(deployed, MOST_WORDS));

            assertThat(state(deployed)).isEqualTo(ReleaseState.RELEASED);
            assertThat(revisions(deployed))
                    .hasSize(version)
                    .filteredOn(Revision::live)
                    .singleElement()
                    .satisfies(live -> assertThat(live.release())
                            .isEqualTo(deployed.release().id()));
            assertThat(max.endpoints().predict(deployed.endpoint(), PAIR).body())
                    .contains("[[" + version + ".0," + 2 * version + ".0]]");
        }
        assertThat(version).isGreaterThan(4);
        assertThat(max.releases()
                        .list(LAB, modelport.contract.PageRequest.first())
                        .items())
                .filteredOn(release -> release.state() == ReleaseState.RELEASED)
                .hasSize(1);
    }

    @Test
    void a_rollout_that_dies_and_then_fails_brings_the_one_before_back() throws Exception {
        Slug model = versions.model("lab", "unlucky", 2);
        Deployed first = deploy(model, 1);
        job.run(new Run(first, MOST_WORDS));
        versions.addBroken(model, 2);
        Deployed second = deploy(model, 2);

        assertThat(diesAt(4, second)).isTrue();
        var run = new Run(second, MOST_WORDS);
        try {
            job.run(run);
        } catch (PermanentFailure failure) {
            run.giveUp(failure.reason());
            run.giveUp(failure.reason());
        }

        assertThat(state(second)).isEqualTo(ReleaseState.FAILED);
        assertThat(state(first)).isEqualTo(ReleaseState.RELEASED);
        assertThat(revisions(first))
                .filteredOn(Revision::live)
                .extracting(Revision::version)
                .containsExactly(1);
        assertThat(max.endpoints().predict(first.endpoint(), PAIR).body()).contains("[[2.0,4.0]]");
    }

    private boolean diesAt(int word, Deployed deployed) throws Exception {
        try {
            job.run(new Run(deployed, word));
            return false;
        } catch (Death death) {
            return true;
        } catch (PermanentFailure failure) {
            throw new AssertionError("failed before word " + word, failure);
        }
    }

    private Deployed deploy(Slug model, int version) {
        return max.releases().deploy(LAB, new NewDeployment(model, version, null, null));
    }

    private ReleaseState state(Deployed deployed) {
        return max.releases().get(LAB, deployed.release().id()).state();
    }

    private List<Revision> revisions(Deployed deployed) {
        Endpoint endpoint = max.endpoints().get(LAB, deployed.endpoint());
        return endpoint.revisions();
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** An attempt that dies at its n-th word. */
    private final class Run implements JobRun {
        private final Deployed deployed;
        private int words;

        Run(Deployed deployed, int words) {
            this.deployed = deployed;
            this.words = words;
        }

        void giveUp(Message reason) {
            transactions.executeWrite(_ -> {
                job.gaveUp(this, reason);
                return true;
            });
        }

        @Override
        public void publish(Runnable results) {
            say();
            transactions.executeWrite(_ -> {
                results.run();
                return true;
            });
            say();
        }

        @Override
        public void publishPartial(Runnable results) {
            say();
            transactions.executeWrite(_ -> {
                results.run();
                return true;
            });
            say();
        }

        @Override
        public void progress(double done, Message step) {
            say();
        }

        @Override
        public void log(String text) {
            say();
        }

        @Override
        public void checkCancelled() {
            say();
        }

        private void say() {
            words--;
            if (words == 0) {
                throw new Death();
            }
        }

        @Override
        public UUID jobId() {
            return deployed.job();
        }

        @Override
        public Optional<UUID> project() {
            return Optional.empty();
        }

        @Override
        public Map<String, String> subject() {
            return Map.of();
        }

        @Override
        public JsonNode input() {
            return Json.MAPPER.valueToTree(Map.of("release", deployed.release().id()));
        }

        @Override
        public int attempt() {
            return 1;
        }
    }
}
