package modelport.server.prediction;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.NewToken;
import modelport.contract.access.Role;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.jobs.JobState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.deployment.ReadyVersions;
import modelport.server.deployment.ServingNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may predict, and that the API's port passes predictions on as they are. */
@MicronautTest(transactional = false)
class PredictionsOverHttpTest {
    private static final String PAIR = "{\"features\": [[1, 2]]}";
    private static final Slug ELSEWHERE = new Slug("elsewhere");

    private final HttpClient client = HttpClient.newHttpClient();

    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    ServingNode node;

    private ModelportClient max;

    @BeforeEach
    void signIn() {
        max = people.signedIn("max");
    }

    @Test
    void a_version_can_be_tried_without_an_endpoint() {
        Slug model = versions.model("lab", "tried", 2);

        Answer answer = max.versions().predict(LAB, model, 1, PAIR);
        Answer wrong = max.versions().predict(LAB, model, 1, "{\"features\": [[1]]}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("[[2.0,4.0]]");
        assertThat(wrong.status()).isBetween(400, 422);
        assertThat(max.endpoints()
                        .list(LAB, modelport.contract.PageRequest.first())
                        .items())
                .noneMatch(endpoint -> endpoint.model().equals(model));
    }

    @Test
    void only_ready_versions_can_be_tried() {
        Slug model = versions.model("lab", "shelved", 2);
        versions.archive(model, 1);

        Answer answer = max.versions().predict(LAB, model, 1, PAIR);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body()).contains("prediction.not-ready");
        assertThat(max.versions().predict(LAB, model, 7, PAIR).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"VIEWER,404,403", "CONTRIBUTOR,200,200", "APPROVER,200,200", "DEPLOYER,200,200", "ADMIN,200,200"})
    void who_may_predict(Role role, int predicts, int tries) throws Exception {
        String model = "role-" + role.name().toLowerCase(Locale.ROOT);
        Slug endpoint = live(versions.model("lab", model, 2));
        people.signedIn("ada").projects().setMember(LAB, new MemberRoles("zoe", List.of(role)));
        String token = people.token("zoe");

        assertThat(predict(gateway(), endpoint, token).statusCode()).isEqualTo(predicts);
        assertThat(predict(people.address(), endpoint, token).statusCode()).isEqualTo(predicts);
        assertThat(people.as(token)
                        .versions()
                        .predict(LAB, new Slug(model), 1, PAIR)
                        .status())
                .isEqualTo(tries);
        people.signedIn("ada").projects().removeMember(LAB, "zoe");
    }

    @Test
    void strangers_and_foreigners_learn_nothing() throws Exception {
        Slug endpoint = live(versions.model("lab", "secret", 2));
        String foreign = people.token("zoe");

        assertThat(predict(gateway(), endpoint, null).statusCode()).isEqualTo(401);
        assertThat(predict(gateway(), endpoint, "mp_api_no_such").statusCode()).isEqualTo(401);
        HttpResponse<String> hidden = predict(gateway(), endpoint, foreign);
        HttpResponse<String> absent = predict(gateway(), new Slug("absent"), foreign);
        assertThat(hidden.statusCode()).isEqualTo(absent.statusCode()).isEqualTo(404);
        assertThat(hidden.body().replace(endpoint.value(), "absent").replaceAll("[0-9a-f-]{36}", ""))
                .isEqualTo(absent.body().replaceAll("[0-9a-f-]{36}", ""));
    }

    @Test
    void a_token_of_one_project_opens_only_its_endpoints() throws Exception {
        Slug endpoint = live(versions.model("lab", "bound", 2));
        ModelportClient ada = people.signedIn("ada");
        String lab = ada.access().issue(new NewToken("lab", LAB, 1)).secret();
        String elsewhere =
                ada.access().issue(new NewToken("elsewhere", ELSEWHERE, 1)).secret();

        assertThat(predict(gateway(), endpoint, lab).statusCode()).isEqualTo(200);
        assertThat(predict(gateway(), endpoint, elsewhere).statusCode()).isEqualTo(404);
    }

    @Test
    void the_api_s_port_passes_everything_on_as_it_is() throws Exception {
        Slug model = versions.model("lab", "passed", 2);
        Slug endpoint = live(model);
        String token = people.token("max");
        var features = new StringBuilder("{\"features\": [[1, 2]");
        features.append(", [1, 2]".repeat(200_000)).append("]}");

        HttpResponse<String> plain =
                post(people.address(), "/endpoints/" + endpoint + "/predict?plain=true", token, PAIR);
        HttpResponse<String> large =
                post(people.address(), "/endpoints/" + endpoint + "/predict", token, features.toString());
        HttpResponse<String> infer = post(
                people.address(),
                "/v2/models/" + endpoint + "/infer",
                token,
                "{\"inputs\": [{\"name\": \"x\", \"datatype\": \"FP32\", \"shape\": [1, 2], \"data\": [1, 2]}]}");
        HttpResponse<String> direct = predict(gateway(), endpoint, token);

        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(plain.body()).isEqualTo("[[2.0,4.0]]");
        assertThat(plain.headers().firstValue("Modelport-Version-Digest")).hasValue(versions.digest(model, 1));
        assertThat(plain.headers().firstValue("Content-Type"))
                .isEqualTo(direct.headers().firstValue("Content-Type"));
        assertThat(large.statusCode()).as(large.body()).isEqualTo(200);
        assertThat(large.body()).hasSizeGreaterThan(1_000_000);
        assertThat(infer.statusCode()).as(infer.body()).isEqualTo(200);
        assertThat(infer.body()).contains("\"model_name\"", "\"data\":[2.0,4.0]");
    }

    private Slug live(Slug model) {
        Deployed deployed = max.releases().deploy(LAB, new NewDeployment(model, 1, null, null));
        Eventually.until("it is live", () -> max.jobs().get(deployed.job()).state() == JobState.SUCCEEDED);
        return deployed.endpoint();
    }

    private URI gateway() {
        return URI.create(node.address().orElseThrow());
    }

    private HttpResponse<String> predict(URI address, Slug endpoint, @Nullable String token) throws Exception {
        return post(address, "/endpoints/" + endpoint + "/predict", token, PAIR);
    }

    private HttpResponse<String> post(URI address, String path, @Nullable String token, String body) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
