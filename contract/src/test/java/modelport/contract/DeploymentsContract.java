package modelport.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.MetricPoint;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.deployment.Revision;
import modelport.contract.release.Environment;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ReleasesApi} does with its {@link EndpointsApi}: the server's over HTTP, and fakes in view tests.
 */
public abstract class DeploymentsContract {
    private static final Slug DEVELOPMENT = new Slug("development");

    protected abstract EnvironmentsApi environments();

    protected abstract ReleasesApi releases();

    protected abstract EndpointsApi endpoints();

    /** A project that the caller may write in. */
    protected abstract Slug project();

    /** A model of that name with so many versions that are ready. */
    protected abstract Slug model(String name, int versions);

    /** Returns when the rollout is over. */
    protected abstract void await(Deployed deployed);

    @Test
    void development_is_open_and_production_is_not() {
        assertThat(environments().list(project()))
                .extracting(environment -> environment.name().value(), Environment::open)
                .startsWith(org.assertj.core.groups.Tuple.tuple("development", true))
                .endsWith(org.assertj.core.groups.Tuple.tuple("production", false));
    }

    @Test
    void a_deployed_version_serves_at_the_usual_name() {
        Slug model = model("contract-first", 1);

        Deployed deployed = deploy(model, 1, null);

        Endpoint endpoint = endpoints().get(project(), deployed.endpoint());
        assertThat(endpoint.name()).hasToString(project() + "-" + model + "-development");
        assertThat(endpoint.model()).isEqualTo(model);
        assertThat(endpoint.environment()).isEqualTo(DEVELOPMENT);
        assertThat(endpoint.state()).isEqualTo(EndpointState.SERVING);
        assertThat(endpoint.reason()).isNull();
        assertThat(endpoint.path()).isEqualTo("/endpoints/" + endpoint.name() + "/predict");
        assertThat(endpoint.revisions()).singleElement().satisfies(revision -> {
            assertThat(revision.number()).isEqualTo(1);
            assertThat(revision.version()).isEqualTo(1);
            assertThat(revision.weight()).isEqualTo(100);
            assertThat(revision.live()).isTrue();
            assertThat(revision.release()).isEqualTo(deployed.release().id());
        });
    }

    @Test
    void the_next_version_takes_all_of_the_traffic() {
        Slug model = model("contract-next", 2);
        Slug name = new Slug("contract-next-here");
        deploy(model, 1, name);

        deploy(model, 2, name);

        List<Revision> revisions = endpoints().get(project(), name).revisions();
        assertThat(revisions).extracting(Revision::number).containsExactly(2, 1);
        assertThat(revisions).extracting(Revision::weight).containsExactly(100, 0);
        assertThat(revisions).extracting(Revision::live).containsExactly(true, false);
    }

    @Test
    void where_the_policy_is_not_open_nothing_is_deployed() {
        Slug model = model("contract-closed", 1);

        Problem problem =
                problem(() -> releases().deploy(project(), new NewDeployment(model, 1, new Slug("production"), null)));

        assertThat(problem)
                .isEqualTo(new Problem.Forbidden(Message.of("release.not-open", "environment", "production")));
    }

    @Test
    void what_does_not_exist_is_not_found() {
        Slug model = model("contract-absent", 1);

        assertThat(problem(() -> releases().deploy(project(), new NewDeployment(model, 7, null, null))))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> endpoints().get(project(), new Slug("contract-ghost"))))
                .isEqualTo(new Problem.NotFound("endpoint", "contract-ghost"));
    }

    @Test
    void an_endpoint_that_was_taken_down_is_not_found() {
        Slug name = deploy(model("contract-gone", 1), 1, null).endpoint();

        endpoints().delete(project(), name);

        assertThat(problem(() -> endpoints().get(project(), name)))
                .isEqualTo(new Problem.NotFound("endpoint", name.value()));
        assertThat(endpoints().list(project(), new PageRequest(200, null, null)).items())
                .extracting(Endpoint::name)
                .doesNotContain(name);
    }

    @Test
    void an_engine_that_runs_is_not_started_again() {
        Slug name = deploy(model("contract-runs", 1), 1, null).endpoint();

        assertThat(problem(() -> endpoints().restart(project(), name)))
                .isEqualTo(new Problem.Conflict(Message.of("deployment.no-quarantine")));
        assertThat(endpoints().get(project(), name).quarantine()).isNull();
    }

    @Test
    void pages_follow_each_other_in_the_order_of_names() {
        for (String name : List.of("b", "a", "c")) {
            deploy(model("contract-page-" + name, 1), 1, null);
        }
        var names = new ArrayList<String>();
        String after = null;

        do {
            Page<Endpoint> page = endpoints().list(project(), new PageRequest(2, after, "contract-page-"));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(2);
            page.items().forEach(endpoint -> names.add(endpoint.model().value()));
            after = page.next();
        } while (after != null);

        assertThat(names).containsExactly("contract-page-a", "contract-page-b", "contract-page-c");
    }

    @Test
    void metrics_have_a_point_for_every_step() {
        Slug name = deploy(model("contract-metrics", 1), 1, null).endpoint();
        Instant from = Instant.parse("2026-01-01T00:00:00Z");

        EndpointMetrics metrics =
                endpoints().metrics(project(), name, from, from.plusSeconds(60), Duration.ofSeconds(10));

        assertThat(metrics.stepMs()).isEqualTo(10_000);
        assertThat(metrics.points())
                .extracting(MetricPoint::at)
                .containsExactly(
                        from,
                        from.plusSeconds(10),
                        from.plusSeconds(20),
                        from.plusSeconds(30),
                        from.plusSeconds(40),
                        from.plusSeconds(50));
    }

    private Deployed deploy(Slug model, int version, @org.jspecify.annotations.Nullable Slug endpoint) {
        Deployed deployed = releases().deploy(project(), new NewDeployment(model, version, null, endpoint));
        await(deployed);
        return deployed;
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
