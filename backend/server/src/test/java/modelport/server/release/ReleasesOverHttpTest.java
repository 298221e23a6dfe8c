package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import modelport.client.ModelportClient;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.Environment;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.server.TestPeople;
import modelport.server.deployment.ReadyVersions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing is rolled out here: there is no worker. */
@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class ReleasesOverHttpTest {
    private static final Slug PRODUCTION = new Slug("production");

    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    private ModelportClient max;

    @BeforeEach
    void signIn() {
        max = people.signedIn("max");
    }

    @Test
    void a_project_begins_with_three_environments_of_which_one_is_open() {
        assertThat(max.environments().list(LAB))
                .extracting(environment -> environment.name().value(), Environment::rank, Environment::open)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("development", 0, true),
                        org.assertj.core.groups.Tuple.tuple("staging", 1, false),
                        org.assertj.core.groups.Tuple.tuple("production", 2, false));
    }

    @Test
    void an_open_policy_approves_at_once() {
        Deployed deployed = deploy("opened", 1, null);
        Release release = max.releases().get(LAB, deployed.release().id());

        assertThat(release.state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(release.requester()).isEqualTo("max");
        assertThat(release.environment()).hasToString("development");
        assertThat(release.digest()).matches("[0-9a-f]{64}");
        assertThat(max.jobs().get(deployed.job()).subject())
                .containsEntry("release", release.id().toString())
                .containsEntry("model", "opened");
    }

    @Test
    void a_closed_policy_is_named_and_leaves_nothing_behind() {
        Slug model = versions.model("lab", "closed", 1);

        Problem problem = problem(() -> max.releases().deploy(LAB, new NewDeployment(model, 1, PRODUCTION, null)));

        assertThat(problem).isInstanceOf(Problem.Forbidden.class);
        assertThat(problem.message().code()).isEqualTo("release.not-open");
        assertThat(problem.message().args()).containsEntry("environment", "production");
        assertThat(releasesOf(model)).isEmpty();
    }

    @Test
    void a_second_release_of_a_model_waits_for_the_first_which_is_named() {
        Deployed first = deploy("queued", 2, null);

        Problem problem =
                problem(() -> max.releases().deploy(LAB, new NewDeployment(new Slug("queued"), 2, null, null)));

        assertThat(problem).isInstanceOf(Problem.Conflict.class);
        assertThat(problem.message().code()).isEqualTo("release.already-open");
        assertThat(problem.message().args())
                .containsEntry("release", first.release().id().toString())
                .containsEntry("version", "1");
    }

    @Test
    void a_name_that_something_else_has_is_refused_across_projects() {
        var name = new Slug("popular");
        deploy("owner", 1, name);
        Slug other = versions.model("elsewhere", "rival", 1);
        ModelportClient zoe = people.signedIn("zoe");

        Problem foreign =
                problem(() -> zoe.releases().deploy(new Slug("elsewhere"), new NewDeployment(other, 1, null, name)));
        Problem own = problem(() -> deploy("sibling", 1, name));

        assertThat(foreign.message().code()).isEqualTo("deployment.name-taken");
        assertThat(own.message().code()).isEqualTo("deployment.name-taken");
    }

    @Test
    void a_version_or_environment_that_does_not_exist_is_not_found() {
        Slug model = versions.model("lab", "present", 1);

        assertThat(problem(() -> max.releases().deploy(LAB, new NewDeployment(model, 9, null, null))))
                .isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> max.releases().deploy(LAB, new NewDeployment(model, 1, new Slug("moon"), null))))
                .isEqualTo(new Problem.NotFound("environment", "moon"));
    }

    @Test
    void a_parameter_that_would_be_ignored_is_refused() throws Exception {
        versions.model("lab", "tuned", 1);

        HttpResponse<String> unknown = request("\"parameters\": {\"threads\": 4}");
        HttpResponse<String> odd = request("\"parameters\": {\"missing\": \"zero\"}");
        HttpResponse<String> known = request("\"parameters\": {\"missing\": \"nan\"}");

        assertThat(unknown.statusCode()).isEqualTo(422);
        assertThat(unknown.body()).contains("release.parameter-unknown", "threads");
        assertThat(odd.statusCode()).isEqualTo(422);
        assertThat(odd.body()).contains("release.parameter-value", "nan");
        assertThat(known.statusCode()).isEqualTo(201);
        assertThat(known.headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("/api/v1/projects/lab/releases/"));
    }

    @Test
    void releases_are_paged_from_the_newest_on() {
        List<UUID> made = List.of(
                deploy("page-a", 1, null).release().id(),
                deploy("page-b", 1, null).release().id(),
                deploy("page-c", 1, null).release().id());

        Page<Release> first = max.releases().list(LAB, new PageRequest(2, null, null));
        Page<Release> second = max.releases().list(LAB, new PageRequest(1, first.next(), null));

        assertThat(first.items()).extracting(Release::id).containsExactly(made.get(2), made.get(1));
        assertThat(second.items()).extracting(Release::id).containsExactly(made.get(0));
    }

    @Test
    void a_foreign_release_is_not_found() {
        UUID release = deploy("private", 1, null).release().id();
        ModelportClient zoe = people.signedIn("zoe");

        assertThat(problem(() -> zoe.releases().get(LAB, release))).isEqualTo(new Problem.NotFound("project", "lab"));
        assertThat(problem(() -> zoe.releases().get(new Slug("elsewhere"), release)))
                .isEqualTo(new Problem.NotFound("release", release.toString()));
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,403,403", "CONTRIBUTOR,202,204", "APPROVER,403,403", "DEPLOYER,202,204", "ADMIN,202,204"})
    void who_may_deploy_and_take_down(Role role, int deploys, int deletes) throws Exception {
        people.signedIn("ada").projects().setMember(LAB, new MemberRoles("zoe", List.of(role)));
        var model = "for-" + role.name().toLowerCase(java.util.Locale.ROOT);
        versions.model("lab", model, 1);
        String token = people.token("zoe");
        String body = "{\"model\": \"" + model + "\", \"version\": 1}";

        assertThat(send(token, "POST", "deployments", body).statusCode()).isEqualTo(deploys);
        if (deploys == 403) {
            max.releases().deploy(LAB, new NewDeployment(new Slug(model), 1, null, null));
        }
        String endpoint = "endpoints/lab-" + model + "-development";
        assertThat(send(token, "GET", endpoint, "").statusCode()).isEqualTo(200);
        assertThat(send(token, "GET", endpoint + "/metrics", "").statusCode()).isEqualTo(200);
        assertThat(send(token, "GET", "releases", "").statusCode()).isEqualTo(200);
        assertThat(send(token, "GET", "environments", "").statusCode()).isEqualTo(200);
        assertThat(send(token, "DELETE", endpoint, "").statusCode()).isEqualTo(deletes);
        people.signedIn("ada").projects().removeMember(LAB, "zoe");
    }

    private Deployed deploy(String model, int count, @org.jspecify.annotations.Nullable Slug endpoint) {
        var factors = new float[count];
        Slug name = versions.model("lab", model, factors);
        return max.releases().deploy(LAB, new NewDeployment(name, 1, null, endpoint));
    }

    private List<Release> releasesOf(Slug model) {
        return max.releases().list(LAB, new PageRequest(200, null, null)).items().stream()
                .filter(release -> release.model().equals(model))
                .toList();
    }

    private HttpResponse<String> request(String parameters) throws Exception {
        String body = "{\"model\": \"tuned\", \"version\": 1, \"environment\": \"development\", " + parameters + "}";
        return send(people.token("max"), "POST", "releases", body);
    }

    private HttpResponse<String> send(String token, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(people.address().resolve("/api/v1/projects/lab/" + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
