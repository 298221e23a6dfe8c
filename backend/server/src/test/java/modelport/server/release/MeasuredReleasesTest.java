package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import modelport.client.ModelportClient;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.NewEvaluation;
import modelport.contract.registry.ParameterSpec;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.server.Eventually;
import modelport.server.compression.Studio;
import modelport.server.deployment.ReadyVersions;
import modelport.server.evaluation.Scales;
import modelport.server.imports.Bench;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What gates make of what was measured, and what parameters make of a version; measured and served for real. */
@MicronautTest(transactional = false)
class MeasuredReleasesTest {
    private static final Slug DEVELOPMENT = new Slug("development");
    private static final Slug STAGING = new Slug("staging");

    @Inject
    ReleasePeople people;

    @Inject
    Scales scales;

    @Inject
    ReadyVersions versions;

    @Inject
    Studio studio;

    @Inject
    Bench bench;

    private ModelportClient rita;
    private ModelportClient ada;

    @BeforeEach
    void signIn() {
        rita = people.as("rita");
        ada = people.as("ada");
    }

    @Test
    void metrics_and_time_are_held_against_limits_and_against_what_serves() {
        Slug model = scales.classifiers(1, 2);
        DatasetVersion iris = scales.iris();
        Slug rows = iris.dataset();
        Release draft = rita.releases().request(LAB, new NewRelease(model, 2, DEVELOPMENT));
        var accuracy = new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", rows, 0.0);
        var notWorse = new GateRule(GateKind.NOT_WORSE, "accuracy", rows, 1.0);

        assertThat(failed(look(draft, accuracy), "release.not-measured"))
                .containsEntry("model", model.value())
                .containsEntry("version", "2")
                .containsEntry("dataset", rows.value())
                .containsEntry("datasetVersion", "1");
        assertThat(passed(look(draft, notWorse), "release.not-worse-first")).isEmpty();
        rita.releases().cancel(LAB, draft.id(), NewDecision.on(draft.digest()));
        live(new NewDeployment(model, 1, null, null));
        Release second = rita.releases().request(LAB, new NewRelease(model, 2, DEVELOPMENT));
        Evaluation own = scales.ready(model, 2, Scales.quick(iris));
        assertThat(failed(look(second, notWorse), "release.not-measured")).containsEntry("version", "1");
        Evaluation other = scales.ready(model, 1, Scales.quick(iris));

        double value = value(own, "accuracy");
        assertThat(passed(look(second, least(rows, value)), "release.metric-least-passed"))
                .containsEntry("rows", "150");
        failed(look(second, least(rows, value + 0.001)), "release.metric-least-failed");
        passed(look(second, most(rows, value(own, "log-loss"))), "release.metric-most-passed");
        failed(look(second, most(rows, value(own, "log-loss") * 0.999)), "release.metric-most-failed");
        notWorseThan(second, rows, "accuracy", value(other, "accuracy") - value);
        notWorseThan(second, rows, "log-loss", value(own, "log-loss") - value(other, "log-loss"));
        assertThat(failed(
                                look(second, new GateRule(GateKind.METRIC_AT_MOST, "rmse", rows, 1.0)),
                                "release.metric-absent")
                        .get("known"))
                .contains("accuracy", "log-loss");

        GateFinding before = look(second, accuracy);
        failed(look(second, new GateRule(GateKind.LATENCY, null, rows, 1e4)), "release.not-timed");
        failed(look(second, new GateRule(GateKind.LATENCY, null, null, 1e4)), "release.not-timed-anywhere");
        scales.ready(model, 2, new NewEvaluation(rows, null, null, null, null, null, null, true));
        passed(look(second, new GateRule(GateKind.LATENCY, null, rows, 1e4)), "release.latency-passed");
        failed(look(second, new GateRule(GateKind.LATENCY, null, null, 1e-9)), "release.latency-over");
        assertThat(look(second, accuracy))
                .as("who measures again changes no evidence")
                .isEqualTo(before);
        keepsWhatItSaw(model, own, rows);
        knowsWhatCompressionCost(iris.id());
    }

    /** Of what a search has measured; that searches write this down is another test. */
    private void knowsWhatCompressionCost(UUID rows) {
        Slug model = versions.model("lab", "squeezed", 2);
        versions.addChild(model, 2, 3, 1);
        versions.compressed(model, 2, rows, 0.03, 0.05);
        versions.addChild(model, 3, 4, 2);
        versions.compressed(model, 3, rows, 0.02, 0.01);
        versions.addChild(model, 4, 5, 3);
        versions.addChild(model, 5, 6, 1);
        versions.compressed(model, 5, rows, -0.01, null);

        assertThat(loss(model, 1, 0.0)).isEqualTo("PASSED release.loss-none");
        assertThat(loss(model, 2, null)).isEqualTo("PASSED release.loss-passed 0.03 of 0.05");
        assertThat(loss(model, 2, 0.03)).isEqualTo("PASSED release.loss-passed 0.03 of 0.03");
        assertThat(loss(model, 2, 0.02)).isEqualTo("FAILED release.loss-over 0.03 of 0.02");
        assertThat(loss(model, 3, null)).isEqualTo("FAILED release.loss-over 0.02 of 0.01");
        assertThat(loss(model, 3, 0.05)).isEqualTo("PASSED release.loss-passed 0.05 of 0.05");
        assertThat(loss(model, 4, 0.04))
                .as("what it comes from counts")
                .isEqualTo("FAILED release.loss-over 0.05 of 0.04");
        assertThat(loss(model, 5, null)).startsWith("PASSED release.loss-unlimited 0 ");
    }

    private String loss(Slug model, int version, @Nullable Double limit) {
        Release release = rita.releases().request(LAB, new NewRelease(model, version, STAGING));
        GateFinding gate = look(release, new GateRule(GateKind.COMPRESSION_LOSS, null, null, limit));
        rita.releases().cancel(LAB, release.id(), NewDecision.on(release.digest()));
        Message finding = Objects.requireNonNull(gate.finding());
        String cost = finding.args().isEmpty()
                ? ""
                : " " + finding.args().get("loss") + " of " + finding.args().get("limit");
        return gate.state() + " " + finding.code() + cost;
    }

    private void notWorseThan(Release release, Slug rows, String metric, double worse) {
        passed(
                look(release, new GateRule(GateKind.NOT_WORSE, metric, rows, Math.max(0, worse))),
                "release.not-worse-passed");
        assertThat(worse).as("worse in " + metric).isPositive();
        failed(look(release, new GateRule(GateKind.NOT_WORSE, metric, rows, worse * 0.9)), "release.not-worse-failed");
    }

    private void keepsWhatItSaw(Slug model, Evaluation measured, Slug rows) {
        var environment = new Slug("measured");
        ada.environments().add(LAB, new NewEnvironment(environment, null, null));
        var rule = new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", rows, 0.01);
        ada.environments()
                .setPolicy(
                        LAB,
                        environment,
                        1,
                        Policy.of(List.of(rule, GateRule.of(GateKind.COMPRESSION_LOSS)), List.of()));
        Release draft = rita.releases().request(LAB, new NewRelease(model, 2, environment));
        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Eventually.until("approved", () -> rita.releases().get(LAB, draft.id()).state() == ReleaseState.APPROVED);

        ReleaseReview review = rita.releases().review(LAB, draft.id());
        String evidence = Objects.requireNonNull(review.gates().getFirst().evidence());
        Map<?, ?> seen = (Map<?, ?>) Objects.requireNonNull(
                rita.releases().evidence(LAB, draft.id(), evidence).document().get("seen"));
        Measured figure = measure(measured, "accuracy");
        assertThat(seen.get("evaluation")).isEqualTo(measured.id().toString());
        assertThat(seen.get("evaluationDigest")).isEqualTo(measured.digest());
        assertThat(seen.get("value")).isEqualTo(figure.value());
        assertThat(seen.get("low")).isEqualTo(figure.low());
        assertThat(seen.get("high")).isEqualTo(figure.high());
        assertThat(seen.get("rows")).isEqualTo(150);
        assertThat(seen.get("limit")).isEqualTo(0.01);
        passed(review.gates().getLast(), "release.loss-none");
    }

    @Test
    void what_may_change_without_training_is_checked_is_in_the_digest_and_is_what_callers_get() throws Exception {
        Version binary = studio.imported("sklearn/logreg_binary_multinomial.pkl");
        Slug model = binary.model();
        Signature signature = Objects.requireNonNull(binary.signature());
        assertThat(signature.parameters())
                .extracting(ParameterSpec::name)
                .contains("decision_threshold", "temperature", "top_k", "class_weights");

        refused(model, "decision_threshold", 1.5, "tuning.range");
        refused(model, "decision_threshold", -0.1, "tuning.range");
        refused(model, "decision_threshold", "0.5", "tuning.number");
        refused(model, "temperature", 0, "tuning.range");
        refused(model, "temperature", -1, "tuning.range");
        refused(model, "top_k", 0, "tuning.range");
        refused(model, "top_k", signature.classes().size() + 3, "tuning.range");
        refused(model, "top_k", 1.5, "tuning.integer");
        refused(model, "class_weights", List.of(1, 2, 3), "tuning.length");
        refused(model, "treshold", 0.5, "release.parameter-unknown");
        assertThat(raw(model, "{\"decision_threshold\": null}")).isBetween(400, 422);

        Release draft = rita.releases().request(LAB, released(model, Map.of("decision_threshold", 0)));
        Release other = rita.releases()
                .change(LAB, draft.id(), draft.rowVersion(), parameters(Map.of("decision_threshold", 1)));
        Release same = rita.releases()
                .change(LAB, draft.id(), other.rowVersion(), parameters(Map.of("decision_threshold", 0.0)));
        assertThat(other.digest()).isNotEqualTo(draft.digest());
        assertThat(same.digest()).isEqualTo(draft.digest());

        String row = "{\"inputs\":["
                + Collections.nCopies(
                        Math.toIntExact(signature.inputs().getFirst().shape().getLast()), 0)
                + "]}";
        Deployed always = live(deployment(model, Map.of("decision_threshold", 0, "top_k", 1)));
        String second = answer(always, row);
        Deployed never = live(deployment(model, Map.of("decision_threshold", 1)));
        String first = answer(never, row);
        assertThat(second).contains("top_label");
        assertThat(first).doesNotContain("top_label").isNotEqualTo(second);
        assertThat(label(second)).isNotEqualTo(label(first));
        ada.releases()
                .rollBack(
                        LAB,
                        never.release().id(),
                        NewDecision.on(never.release().digest()));
        Eventually.until("the threshold is back", () -> answer(always, row).contains("top_label"));
        assertThat(label(answer(always, row))).isEqualTo(label(second));
    }

    private void refused(Slug model, String parameter, Object value, String code) {
        Problem problem = problem(() -> rita.releases().request(LAB, released(model, Map.of(parameter, value))));

        assertThat(problem).as(parameter + " " + value).isInstanceOf(Problem.Invalid.class);
        assertThat(problem.message().code()).as(parameter + " " + value).isEqualTo(code);
        assertThat(problem.message().args())
                .containsEntry("field", "parameters")
                .containsValue(parameter);
    }

    private int raw(Slug model, String parameters) throws Exception {
        String body = "{\"model\": \"" + model + "\", \"version\": 1, \"environment\": \"staging\", \"parameters\": "
                + parameters + "}";
        HttpRequest request = HttpRequest.newBuilder(people.address().resolve("/api/v1/projects/lab/releases"))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + people.token("rita"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
        }
    }

    private static NewRelease released(Slug model, Map<String, Object> parameters) {
        return new NewRelease(model, 1, STAGING, null, parameters, null);
    }

    private static ReleaseChange parameters(Map<String, Object> parameters) {
        return new ReleaseChange(null, null, parameters, null);
    }

    private static NewDeployment deployment(Slug model, Map<String, Object> parameters) {
        return new NewDeployment(model, 1, null, null, parameters);
    }

    private String answer(Deployed deployed, String row) {
        return bench.client().endpoints().predict(deployed.endpoint(), row).body();
    }

    private static String label(String answer) {
        var label = Pattern.compile("\"predictions\":\\[[^]]*]").matcher(answer);
        assertThat(label.find()).as(answer).isTrue();
        return label.group();
    }

    private Deployed live(NewDeployment wanted) {
        Deployed deployed = bench.client().releases().deploy(LAB, wanted);
        Eventually.until(
                "it is live",
                () -> bench.client()
                                .releases()
                                .get(LAB, deployed.release().id())
                                .state()
                        == ReleaseState.RELEASED);
        return deployed;
    }

    private static GateRule least(Slug rows, double limit) {
        return new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", rows, limit);
    }

    private static GateRule most(Slug rows, double limit) {
        return new GateRule(GateKind.METRIC_AT_MOST, "log-loss", rows, limit);
    }

    /** What a policy of this gate alone would find. */
    private GateFinding look(Release release, GateRule rule) {
        return ada.environments().tryPolicy(LAB, release.environment(), Policy.of(List.of(rule), List.of())).stream()
                .filter(effect -> effect.release().equals(release.id()))
                .findFirst()
                .orElseThrow()
                .gates()
                .getFirst();
    }

    private static Map<String, String> passed(GateFinding gate, String code) {
        return found(gate, GateState.PASSED, code);
    }

    private static Map<String, String> failed(GateFinding gate, String code) {
        return found(gate, GateState.FAILED, code);
    }

    private static Map<String, String> found(GateFinding gate, GateState state, String code) {
        var finding = Objects.requireNonNull(gate.finding());
        assertThat(finding.code()).as("%s", finding).isEqualTo(code);
        assertThat(gate.state()).isEqualTo(state);
        return finding.args();
    }

    private static Measured measure(Evaluation evaluation, String metric) {
        return Objects.requireNonNull(evaluation.report()).measures().stream()
                .filter(measured -> measured.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Evaluation evaluation, String metric) {
        return measure(evaluation, metric).value();
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
