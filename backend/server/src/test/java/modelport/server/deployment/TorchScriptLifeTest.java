package modelport.server.deployment;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointState;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.deployment.Quarantine;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.notification.Notification;
import modelport.contract.notification.Urgency;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Samples;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.evaluation.Scales;
import modelport.server.imports.Bench;
import modelport.server.imports.EngineArrivals;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A TorchScript from its upload to its crashes, with PyTorch in processes of their own. */
@MicronautTest(transactional = false)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TorchScriptLifeTest {
    private static final Path TORCH = Path.of("../../fixtures/torch");
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> CLASSES = List.of("red", "green", "blue");
    private static final int CRASHES = 3;

    @Inject
    Bench bench;

    @Inject
    Scales scales;

    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    EngineArrivals arrivals;

    @Inject
    ServingNode node;

    private final JsonNode fixture = fixture();
    private Slug model = new Slug("none");
    private Slug endpoint = new Slug("none");
    private Version without;
    private Version ready;

    /** Everything else needs a version, and the way to it begins without an engine. */
    @BeforeAll
    void bring() throws IOException {
        EngineFolder.begin();
        model = bench.model("perceptron");
        without = bench.imported(
                model, metadata(), bench.upload("mlp.pt", Files.readAllBytes(TORCH.resolve("mlp_traced.pt"))));
        EngineFolder.arrive();
        assertThat(arrivals.round()).isPositive();
        ready = bench.settled(model, 1);
        endpoint = serve(model);
    }

    @AfterAll
    void end() throws IOException {
        bench.client().endpoints().delete(LAB, endpoint);
        EngineFolder.end();
    }

    private static JsonNode fixture() {
        try (var lines = Files.lines(TORCH.resolve("expected.jsonl"))) {
            return lines.map(MAPPER::readTree)
                    .filter(line -> line.get("name").asString().equals("mlp_traced"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode rows() {
        return fixture.get("input_values").get(0);
    }

    private JsonNode answers() {
        return fixture.get("output_values").get(0);
    }

    private VersionMetadata metadata() {
        var samples = new Samples(
                Map.of("input", MAPPER.treeToValue(rows(), List.class)),
                Map.of("output", MAPPER.treeToValue(answers(), List.class)));
        return new VersionMetadata(null, null, null, null, samples, Map.of("classes", CLASSES));
    }

    private Slug serve(Slug what) {
        Deployed deployed = bench.client().releases().deploy(LAB, new NewDeployment(what, 1, null, null));
        Eventually.until(
                "it serves",
                () -> bench.client().endpoints().get(LAB, deployed.endpoint()).state() == EndpointState.SERVING);
        return deployed.endpoint();
    }

    @Test
    void without_its_engine_the_import_says_which_command_fetches_it_and_then_begins_again_by_itself() {
        assertThat(without.state()).isEqualTo(VersionState.FAILED);
        assertThat(Objects.requireNonNull(without.reason()).args())
                .containsEntry("command", "./modelport engine pytorch");
        assertThat(ready.state()).isEqualTo(VersionState.READY);
        assertThat(ready.format()).isEqualTo("TORCHSCRIPT");
        assertThat(ready.runs()).isTrue();
        Facts facts = Objects.requireNonNull(ready.facts());
        assertThat(facts.largestDifference()).isLessThan(1e-5);
        assertThat(Objects.requireNonNull(ready.signature()).inputs().getFirst().shape())
                .containsExactly(-1L, 6L);
    }

    @Test
    void it_is_measured_on_rows_as_any_other_model() {
        DatasetVersion colours = scales.dataset("colours.csv", csv(), "label");

        Evaluation measured = scales.ready(model, 1, Scales.quick(colours));

        assertThat(Objects.requireNonNull(measured.report()).measures())
                .filteredOn(measure -> measure.metric().equals("accuracy"))
                .singleElement()
                .satisfies(measure -> assertThat(measure.value()).isEqualTo(1));
    }

    /** Rows with the class that PyTorch found the likeliest. */
    private String csv() {
        var text = new StringBuilder("a,b,c,d,e,f,label\n");
        for (int row = 0; row < rows().size(); row++) {
            rows().get(row).forEach(cell -> text.append(cell.asDouble()).append(','));
            JsonNode scores = answers().get(row);
            int best = IntStream.range(0, scores.size())
                    .boxed()
                    .max(Comparator.comparingDouble(i -> scores.get(i).asDouble()))
                    .orElseThrow();
            text.append(CLASSES.get(best)).append('\n');
        }
        return text.toString();
    }

    @Test
    void its_endpoint_survives_a_crash_gives_up_after_the_third_and_is_started_again_by_whoever_may() throws Exception {
        expectTheTruth();
        Slug other = serve(versions.model("lab", "bystander", 2));
        try (var traffic = Traffic.of(URI.create(node.address().orElseThrow()), other, people.token("max"))) {
            for (int i = 0; i < CRASHES; i++) {
                crash(i == 0 ? "-SEGV" : "-KILL");
                if (i < CRASHES - 1) {
                    Eventually.until("it is back", () -> ask().status() == 200);
                }
            }
            Eventually.until("the endpoint says so", () -> endpoint().quarantine() != null);
            traffic.stop();
            assertThat(traffic.count()).isPositive();
            assertThat(traffic.others(200)).isEmpty();
        }

        Endpoint down = endpoint();
        Quarantine quarantine = Objects.requireNonNull(down.quarantine());
        assertThat(down.state()).isEqualTo(EndpointState.FAILED);
        assertThat(down.reason()).extracting(Message::code).isEqualTo("engines.quarantined");
        assertThat(quarantine.reason().args()).containsEntry("death", "SIGKILL");
        assertThat(quarantine.times()).isEqualTo(1);
        assertThat(ask().status()).isEqualTo(503);
        assertThat(bench.client()
                        .notifications()
                        .list(false, PageRequest.first())
                        .items())
                .filteredOn(news -> news.message().code().equals("notification.engine-quarantined"))
                .singleElement()
                .extracting(Notification::urgency)
                .isEqualTo(Urgency.ALERT);

        assertThat(problem(people.signedIn("vera"))).isInstanceOf(Problem.Forbidden.class);
        Endpoint restarted = bench.client().endpoints().restart(LAB, endpoint);

        assertThat(restarted.quarantine()).isNull();
        Eventually.until("it serves", () -> endpoint().state() == EndpointState.SERVING && ask().status() == 200);
        expectTheTruth();
        assertThat(problem(bench.client()).message().code()).isEqualTo("deployment.no-quarantine");
        assertThat(audited()).containsSubsequence("endpoint.restarted", "endpoint.quarantined");
    }

    private void expectTheTruth() {
        JsonNode found = MAPPER.readTree(ask().body()).get("probabilities");

        assertThat(found.size()).isEqualTo(answers().size());
        for (int row = 0; row < found.size(); row++) {
            for (int i = 0; i < CLASSES.size(); i++) {
                double right = answers().get(row).get(i).asDouble();
                assertThat(found.get(row).get(i).asDouble()).isCloseTo(right, within(1e-5));
            }
        }
    }

    private Answer ask() {
        return bench.client().endpoints().predict(endpoint, "{\"features\": " + rows() + "}");
    }

    private Endpoint endpoint() {
        return bench.client().endpoints().get(LAB, endpoint);
    }

    /** The oldest of the engines' processes runs the model; the other one waits. */
    private static void crash(String signal) throws IOException, InterruptedException {
        ProcessHandle engine = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("modelport-engine"))
                .min(Comparator.comparing(
                        process -> process.info().startInstant().orElseThrow()))
                .orElseThrow();
        new ProcessBuilder("kill", signal, Long.toString(engine.pid())).start().waitFor();
        engine.onExit().join();
    }

    private Problem problem(ModelportClient caller) {
        return catchThrowableOfType(
                        ProblemException.class, () -> caller.endpoints().restart(LAB, endpoint))
                .problem();
    }

    private List<String> audited() {
        return people
                .signedIn("ada")
                .audit()
                .list(AuditFilter.of(LAB), new PageRequest(200, null, null))
                .items()
                .stream()
                .map(AuditEntry::action)
                .toList();
    }
}
