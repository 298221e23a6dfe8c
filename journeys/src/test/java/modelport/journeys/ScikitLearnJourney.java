package modelport.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.registry.TensorSpec;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Models that scikit-learn pickled are brought, deployed and asked, and answer as they did in Python. */
class ScikitLearnJourney {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double TOLERANCE = 1e-9;
    private static final List<String> MODELS = List.of(
            "tree_gini_text",
            "logreg_multinomial_p1",
            "forest_text_labels",
            "gb_multi_text",
            "frame_num_cat_logreg",
            "svc_rbf_probability",
            "bernoulli_nb",
            "mlp_relu_text",
            "hgb_binary_nan",
            "voting_soft_weights",
            "stacking_passthrough",
            "calibrated_sigmoid_svc",
            "kmeans_lloyd",
            "gaussian_mixture_full",
            "isolation_forest",
            "tfidf_words_logreg",
            "chinese_char_ngrams",
            "pca_whiten",
            "ridge_cv",
            "frame_num_cat_text_forest",
            "strided_coef");

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    private Path home;

    @Test
    void pickles_answer_as_they_did_in_python() throws Exception {
        try (var installation = new Installation(home)) {
            var platform = Platform.of(installation);
            for (JsonNode fixture : fixtures()) {
                String model = fixture.get("name").asString().replace('_', '-');
                platform.register(model);
                int number = platform.upload(model, file(fixture.get("file").asString()));
                Version version = platform.awaitImported(model, number);
                assertThat(version.state())
                        .as("%s: %s", model, version.reason())
                        .isEqualTo(VersionState.READY);
                compare(fixture, ask(installation, platform, platform.deploy(model, number), fixture, inputs(version)));
            }
            refuse(platform);
            askForTheLikeliest(installation, platform);
        }
    }

    /** A file that asks to call something becomes a rejected version which names it, and calls nothing. */
    private static void refuse(Platform platform) throws IOException {
        platform.register("evil");
        Version version =
                platform.awaitImported("evil", platform.upload("evil", file("unsupported/reduce_calls_getcwd_p0.pkl")));
        assertThat(version.state()).isEqualTo(VersionState.REJECTED);
        assertThat(version.files().getFirst().names()).contains("posix.getcwd");
    }

    /** A release may ask for the likeliest class, which the model by itself does not give. */
    private void askForTheLikeliest(Installation installation, Platform platform) throws Exception {
        var deployment =
                new NewDeployment(new Slug("voting-soft-weights"), 1, null, new Slug("careful"), Map.of("top_k", 1));
        Slug endpoint = platform.client()
                .releases()
                .deploy(Platform.PROJECT, deployment)
                .endpoint();
        Platform.await("careful endpoint", () -> platform.isServing(endpoint, 1));
        JsonNode fixture = fixtures().stream()
                .filter(each -> each.get("name").asString().equals("voting_soft_weights"))
                .findFirst()
                .orElseThrow();

        JsonNode answer = ask(installation, platform, endpoint, fixture, List.of());

        assertThat(answer.get("outputs").has("top_label")).isTrue();
    }

    private JsonNode ask(
            Installation installation, Platform platform, Slug endpoint, JsonNode fixture, List<String> read)
            throws IOException, InterruptedException {
        URI uri = installation.gateway().resolve("/endpoints/" + endpoint.value() + "/predict");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + platform.token())
                .POST(HttpRequest.BodyPublishers.ofString(body(fixture, read)))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static List<String> inputs(Version version) {
        List<TensorSpec> inputs = Objects.requireNonNull(version.signature()).inputs();
        return inputs.size() == 1
                ? inputs.getFirst().columns()
                : inputs.stream().map(TensorSpec::name).toList();
    }

    /** Rows of a table are asked by the names of their columns, everything else by its place. */
    private static String body(JsonNode fixture, List<String> read) {
        if (!fixture.get("input").asString().equals("frame")) {
            List<JsonNode> rows = new ArrayList<>();
            fixture.get("rows").forEach(row -> rows.add(row.isArray() ? row : JSON.valueToTree(List.of(row))));
            return JSON.writeValueAsString(Map.of("features", rows));
        }
        List<Map<String, JsonNode>> instances = new ArrayList<>();
        for (JsonNode row : fixture.get("rows")) {
            var instance = new LinkedHashMap<String, JsonNode>();
            for (int i = 0; i < fixture.get("features").size(); i++) {
                String name = fixture.get("features").get(i).get("name").asString();
                if (read.contains(name)) {
                    JsonNode cell = row.get(i);
                    instance.put(name, cell.isBoolean() ? JSON.valueToTree(cell.booleanValue() ? 1 : 0) : cell);
                }
            }
            instances.add(instance);
        }
        return JSON.writeValueAsString(Map.of("instances", instances));
    }

    private static void compare(JsonNode fixture, JsonNode answer) {
        JsonNode outputs = fixture.get("outputs");
        JsonNode first = outputs.has("predict") ? outputs.get("predict") : outputs.get("transform");
        equal(fixture, first, answer.get("predictions"));
        if (outputs.has("predict_proba")) {
            equal(fixture, outputs.get("predict_proba"), answer.get("probabilities"));
        }
    }

    private static void equal(JsonNode fixture, JsonNode expected, JsonNode found) {
        String name = fixture.get("name").asString();
        if (expected.isArray()) {
            assertThat(found.size()).as(name).isEqualTo(expected.size());
            for (int i = 0; i < expected.size(); i++) {
                equal(fixture, expected.get(i), found.get(i));
            }
        } else if (expected.isNumber()) {
            double size = Math.max(1, Math.abs(expected.doubleValue()));
            assertThat(found.doubleValue()).as(name).isCloseTo(expected.doubleValue(), within(TOLERANCE * size));
        } else {
            assertThat(found.asString()).as(name).isEqualTo(expected.asString());
        }
    }

    private static List<JsonNode> fixtures() throws IOException {
        try (Stream<String> lines = Files.lines(file("expected.jsonl"))) {
            return lines.map(JSON::readTree)
                    .filter(fixture -> MODELS.contains(fixture.get("name").asString()))
                    .toList();
        }
    }

    private static Path file(String name) {
        Path here = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(here.resolve("fixtures"))) {
            here = here.resolve("..").normalize();
        }
        return here.resolve("fixtures").resolve("sklearn").resolve(name);
    }
}
