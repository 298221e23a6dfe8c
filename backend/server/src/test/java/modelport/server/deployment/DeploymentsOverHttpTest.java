package modelport.server.deployment;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.MetricPoint;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.deployment.Revision;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.release.NewDecision;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.gateway.Deployment;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.artifacts.Artifacts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions go live, are replaced, fail and come back, with a real gateway and real models. */
@MicronautTest(transactional = false)
class DeploymentsOverHttpTest {
    private static final String PAIR = "{\"features\": [[1, 2]]}";

    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    ServingNode node;

    @Inject
    Artifacts artifacts;

    private ModelportClient max;

    @BeforeEach
    void signIn() {
        max = people.signedIn("max");
    }

    @Test
    void a_deployed_version_answers_and_its_endpoint_says_so() {
        Slug model = versions.model("lab", "doubler", 2);

        Deployed deployed = deploy(model, 1);
        Release release = awaitEnd(deployed);

        assertThat(release.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(deployed.endpoint()).hasToString("lab-doubler-development");
        assertThat(max.endpoints().predict(deployed.endpoint(), PAIR)).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).contains("[[2.0,4.0]]", "\"version\":1", versions.digest(model, 1));
        });
        Endpoint endpoint = max.endpoints().get(LAB, deployed.endpoint());
        assertThat(endpoint.state()).isEqualTo(EndpointState.SERVING);
        assertThat(endpoint.signature()).isNotNull();
        assertThat(endpoint.path()).isEqualTo("/endpoints/lab-doubler-development/predict");
        assertThat(endpoint.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.number()).isEqualTo(1);
            assertThat(revision.live()).isTrue();
            assertThat(revision.weight()).isEqualTo(100);
            assertThat(revision.release()).isEqualTo(release.id());
            assertThat(revision.createdBy()).isEqualTo("max");
        });
        assertThat(max.jobs().get(deployed.job()).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void versions_come_go_back_and_come_again_without_a_failed_request() {
        Slug model = versions.model("lab", "changer", 2, 3);
        Slug endpoint = live(model, 1);
        ModelportClient ada = people.signedIn("ada");
        URI gateway = URI.create(node.address().orElseThrow());

        try (var traffic = Traffic.of(gateway, endpoint, people.token("max"))) {
            Eventually.until("traffic flows", () -> traffic.count() > 50);
            Release second = awaitEnd(deploy(model, 2));
            assertThat(second.state()).isEqualTo(ReleaseState.RELEASED);
            awaitWarm(endpoint, 1);
            Eventually.until("the second answers", () -> traffic.last() == 2);

            long start = System.nanoTime();
            ada.releases().rollBack(LAB, second.id(), NewDecision.on(second.digest()));
            Eventually.until("the first answers", () -> traffic.last() == 1);
            double seconds = traffic.secondsUntilOnly(1, start);
            say("rolled back under traffic in %.3f s", seconds);
            assertThat(seconds).isLessThan(10);
            awaitWarm(endpoint, 2);

            assertThat(awaitEnd(deploy(model, 2)).state()).isEqualTo(ReleaseState.RELEASED);
            Eventually.until("the second answers again", () -> traffic.last() == 2);
            traffic.stop();

            say(
                    "%d answers, %.0f a second, the slowest in %.0f ms",
                    traffic.count(), traffic.rate(), traffic.slowestMillis());
            assertThat(traffic.count()).isGreaterThan(100);
            assertThat(traffic.others(200)).isEmpty();
            assertThat(traffic.bodies()).containsExactlyInAnyOrder("1 [[2.0,4.0]]", "2 [[3.0,6.0]]");
        }
        assertThat(states(model))
                .containsExactly(ReleaseState.RELEASED, ReleaseState.ROLLED_BACK, ReleaseState.SUPERSEDED);
        assertThat(max.endpoints().get(LAB, endpoint).revisions())
                .extracting(Revision::number, Revision::version, Revision::live)
                .containsExactly(tuple(3, 2, true), tuple(2, 2, false), tuple(1, 1, false));
    }

    @Test
    void a_version_that_cannot_be_loaded_fails_and_the_one_before_goes_on() {
        Slug model = versions.model("lab", "fragile", 2);
        Slug endpoint = live(model, 1);
        versions.addBroken(model, 2);

        Deployed second = deploy(model, 2);
        Release release = awaitEnd(second);

        assertThat(release.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(release.reason()).isNotNull();
        Job job = max.jobs().get(second.job());
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.attempt()).isEqualTo(1);
        assertThat(max.endpoints().predict(endpoint, PAIR).body()).contains("[[2.0,4.0]]");
        Eventually.until(
                "the endpoint says that it answers",
                () -> max.endpoints().get(LAB, endpoint).state() == EndpointState.SERVING);
        assertThat(max.endpoints().get(LAB, endpoint).revisions())
                .satisfiesExactly(
                        failed -> assertThat(failed.live()).isFalse(),
                        first -> assertThat(first.live()).isTrue());
        assertThat(problem(() -> max.jobs().retry(second.job())).message().code())
                .isEqualTo("release.ended");
    }

    @Test
    void a_first_version_that_cannot_be_loaded_leaves_an_empty_endpoint_that_says_why() {
        Slug model = versions.model("lab", "stillborn");
        versions.addBroken(model, 1);

        Deployed deployed = deploy(model, 1);
        Release release = awaitEnd(deployed);

        Endpoint endpoint = max.endpoints().get(LAB, deployed.endpoint());
        assertThat(release.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(endpoint.state()).isEqualTo(EndpointState.EMPTY);
        assertThat(endpoint.reason()).isEqualTo(release.reason());
    }

    @Test
    void bytes_that_were_tampered_with_are_refused_and_the_one_before_goes_on() throws IOException {
        // A factor of its own: equal bytes are one file for all models.
        Slug model = versions.model("lab", "tampered", 2, 77);
        Slug endpoint = live(model, 1);
        tamper(model, 2);

        Release release = awaitEnd(deploy(model, 2));

        assertThat(release.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(Objects.requireNonNull(release.reason()).code()).isEqualTo("artifacts.damaged");
        assertThat(max.endpoints().predict(endpoint, PAIR).body()).contains("[[2.0,4.0]]");
    }

    @Test
    void a_node_that_comes_back_serves_again_by_itself() {
        Slug model = versions.model("lab", "returner", 5, 6);
        Slug endpoint = live(model, 1);
        live(model, 2);

        node.stop();
        assertThat(max.endpoints().predict(endpoint, PAIR).status()).isEqualTo(502);
        assertThat(max.endpoints().get(LAB, endpoint).state()).isEqualTo(EndpointState.STARTING);
        node.start();

        Eventually.until(
                "answers again", () -> max.endpoints().predict(endpoint, PAIR).status() == 200);
        Eventually.until("says so", () -> max.endpoints().get(LAB, endpoint).state() == EndpointState.SERVING);
        awaitWarm(endpoint, 1);
    }

    @Test
    void of_two_deployments_at_once_exactly_one_is_released() {
        Slug model = versions.model("lab", "contested", 2, 3);
        List<CompletableFuture<Object>> attempts = Stream.of(1, 2)
                .map(version -> CompletableFuture.supplyAsync(() -> attempt(model, version)))
                .toList();

        List<Object> outcomes = attempts.stream().map(CompletableFuture::join).toList();
        outcomes.stream().filter(Deployed.class::isInstance).forEach(one -> awaitEnd((Deployed) one));

        assertThat(states(model)).containsOnlyOnce(ReleaseState.RELEASED);
        assertThat(outcomes)
                .filteredOn(Problem.class::isInstance)
                .allSatisfy(problem ->
                        assertThat(((Problem) problem).message().code()).isEqualTo("release.already-open"));
    }

    @Test
    void what_is_live_already_is_not_deployed_again() {
        Slug model = versions.model("lab", "settled", 2);
        Deployed first = deploy(model, 1);
        awaitEnd(first);

        Deployed second = deploy(model, 1);

        assertThat(second.job()).isEqualTo(first.job());
        assertThat(second.release().id()).isEqualTo(first.release().id());
        assertThat(states(model)).containsExactly(ReleaseState.RELEASED);
    }

    @Test
    void an_endpoint_that_is_taken_down_is_gone_for_callers_and_its_name_is_free() {
        Slug model = versions.model("lab", "leaver", 2);
        Slug endpoint = live(model, 1);

        max.endpoints().delete(LAB, endpoint);

        Eventually.until("gone", () -> max.endpoints().predict(endpoint, PAIR).status() == 404);
        assertThat(problem(() -> max.endpoints().get(LAB, endpoint))).isEqualTo(notFound(endpoint));
        assertThat(states(model)).containsExactly(ReleaseState.SUPERSEDED);
        assertThat(max.versions().get(LAB, model, 1).endpoints()).isEmpty();
        assertThat(live(model, 1)).isEqualTo(endpoint);
        assertThat(max.endpoints().predict(endpoint, PAIR).status()).isEqualTo(200);
    }

    @Test
    void the_registry_knows_what_is_served_and_keeps_it() {
        Slug model = versions.model("lab", "wanted", 2);
        Slug endpoint = live(model, 1);

        assertThat(max.versions().get(LAB, model, 1).endpoints()).containsExactly(endpoint.value());
        assertThat(max.models().get(LAB, model).endpoints()).containsExactly(endpoint.value());
        assertThat(problem(() -> max.models().archive(LAB, model)).message().code())
                .isEqualTo("registry.model-serves");
    }

    @Test
    void what_an_endpoint_did_adds_up() {
        Slug model = versions.model("lab", "counted", 2);
        Slug endpoint = live(model, 1);
        Instant from =
                Instant.parse(max.endpoints().get(LAB, endpoint).createdAt().toString());
        IntStream.range(0, 20).forEach(_ -> max.endpoints().predict(endpoint, PAIR));
        max.endpoints().predict(endpoint, "{\"features\": [[1, 2], [3, 4], [5, 6]]}");
        max.endpoints().predict(endpoint, "{\"features\": [[1]]}");

        Eventually.until("all are counted", () -> sum(points(endpoint, from), MetricPoint::requests) == 22);

        List<MetricPoint> points = points(endpoint, from);
        assertThat(sum(points, MetricPoint::errors)).isEqualTo(1);
        assertThat(sum(points, MetricPoint::rows)).isEqualTo(23);
        assertThat(points)
                .hasSizeGreaterThan(100)
                .filteredOn(point -> point.requests() == 0)
                .allSatisfy(point -> assertThat(point.p50Ms()).isNull());
        assertThat(points)
                .filteredOn(point -> point.requests() > 0)
                .isNotEmpty()
                .allSatisfy(point -> {
                    assertThat(Objects.requireNonNull(point.p50Ms())).isPositive();
                    assertThat(Objects.requireNonNull(point.p99Ms())).isGreaterThanOrEqualTo(point.p50Ms());
                });
    }

    @Test
    void too_many_points_are_refused() {
        Slug endpoint = live(versions.model("lab", "plotted", 2), 1);
        Instant to = Instant.parse("2026-01-02T00:00:00Z");

        Problem problem = problem(
                () -> max.endpoints().metrics(LAB, endpoint, to.minus(Duration.ofDays(1)), to, Duration.ofSeconds(1)));

        assertThat(problem.message().code()).isEqualTo("deployment.too-many-points");
    }

    private Deployed deploy(Slug model, int version) {
        return max.releases().deploy(LAB, new NewDeployment(model, version, null, null));
    }

    private Object attempt(Slug model, int version) {
        try {
            return deploy(model, version);
        } catch (ProblemException e) {
            return e.problem();
        }
    }

    private Slug live(Slug model, int version) {
        Deployed deployed = deploy(model, version);
        assertThat(awaitEnd(deployed).state()).isEqualTo(ReleaseState.RELEASED);
        return deployed.endpoint();
    }

    private Release awaitEnd(Deployed deployed) {
        Eventually.until(
                "the rollout ends", () -> switch (max.jobs().get(deployed.job()).state()) {
                    case QUEUED, RUNNING -> false;
                    case SUCCEEDED, FAILED, CANCELLED -> true;
                });
        return max.releases().get(LAB, deployed.release().id());
    }

    private List<ReleaseState> states(Slug model) {
        return max.releases().list(LAB, new PageRequest(200, null, null)).items().stream()
                .filter(release -> release.model().equals(model))
                .map(Release::state)
                .toList();
    }

    /** For whoever wants to know how long it takes where the test runs. */
    private static void say(String format, Object... figures) {
        System.out.printf(Locale.ROOT, format + "%n", figures);
    }

    private void awaitWarm(Slug endpoint, int revision) {
        Eventually.until("revision " + revision + " stays loaded", () -> {
            Deployment warm =
                    node.gateway().orElseThrow().state(endpoint.value()).warm();
            return warm != null && warm.revision() == revision;
        });
    }

    private List<MetricPoint> points(Slug endpoint, Instant from) {
        return max.endpoints()
                .metrics(LAB, endpoint, from, from.plusSeconds(300), Duration.ofSeconds(2))
                .points();
    }

    private static long sum(List<MetricPoint> points, java.util.function.ToLongFunction<MetricPoint> what) {
        return points.stream().mapToLong(what).sum();
    }

    private void tamper(Slug model, int version) throws IOException {
        Path file = artifacts.materialize(versions.digest(model, version)).resolve("model.onnx");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        assertThat(file.toFile().setWritable(true)).isTrue();
        // The same file as in the store, by another name.
        Files.write(file, bytes);
    }

    private static Problem problem(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private static Problem notFound(Slug endpoint) {
        return new Problem.NotFound("endpoint", endpoint.value());
    }
}
