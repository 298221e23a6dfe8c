package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import jakarta.inject.Inject;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.contract.audit.AuditFilter;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Environment;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.Weekday;
import modelport.server.deployment.ReadyVersions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class PoliciesTest {
    private static final Slug PRODUCTION = new Slug("production");
    private static final ApprovalRule EXPERTS =
            new ApprovalRule(new Slug("experts"), List.of(Role.APPROVER), List.of(), 1);

    @Property(name = "flyway.datasources.default.url")
    String url = "";

    @Property(name = "flyway.datasources.default.user")
    String owner = "";

    @Property(name = "flyway.datasources.default.password")
    String password = "";

    @Inject
    ReleasePeople people;

    @Inject
    ReadyVersions versions;

    private ModelportClient ada;
    private ModelportClient rita;

    @BeforeEach
    void signIn() {
        ada = people.as("ada");
        rita = people.as("rita");
    }

    @Test
    void a_new_project_has_gates_for_staging_and_an_approver_for_production() {
        Policy staging = rita.environments().policy(LAB, new Slug("staging")).policy();
        Policy production = rita.environments().policy(LAB, PRODUCTION, 1).policy();

        assertThat(staging.gates())
                .extracting(GateRule::kind)
                .containsExactly(GateKind.SCAN, GateKind.CARD, GateKind.SIGNATURE);
        assertThat(staging.rules()).isEmpty();
        assertThat(production.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.roles()).containsExactly(Role.APPROVER);
            assertThat(rule.approvals()).isEqualTo(1);
        });
        assertThat(production.fourEyes()).isTrue();
        assertThat(production.reviewHours()).isEqualTo(14 * 24);
        assertThat(production.approvalHours()).isEqualTo(72);
    }

    @Test
    void a_policy_is_written_over_the_newest_only_and_every_number_stays() {
        Slug name = environment("numbered");
        Policy next = Policy.of(List.of(), List.of(EXPERTS));

        EnvironmentPolicy second = ada.environments().setPolicy(LAB, name, 1, next);

        assertThat(second.number()).isEqualTo(2);
        assertThat(second.policy()).isEqualTo(next);
        assertThat(second.digest()).isEqualTo(ReleaseContent.digestOf(next));
        assertThat(problem(() -> ada.environments().setPolicy(LAB, name, 1, Policy.of(List.of(), List.of()))))
                .isInstanceOf(Problem.Stale.class);
        assertThat(ada.environments().setPolicy(LAB, name, 2, next).number()).isEqualTo(2);
        assertThat(ada.environments().policy(LAB, name, 1).policy().gates()).hasSize(3);
        assertThat(problem(() -> ada.environments().policy(LAB, name, 9))).isInstanceOf(Problem.NotFound.class);
        assertThat(problem(() -> rita.environments().setPolicy(LAB, name, 2, next)))
                .isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void only_an_administrator_of_the_installation_opens_an_environment_or_drops_four_eyes() {
        people.add("paula", List.of(Role.ADMIN));
        ModelportClient paula = people.as("paula");
        Slug name = environment("guarded");
        Policy alone = new Policy(false, false, List.of(), List.of(EXPERTS), 24, 24, List.of());

        assertThat(problem(() -> paula.environments().setPolicy(LAB, name, 1, alone))
                        .message()
                        .code())
                .isEqualTo("release.policy-four-eyes");
        assertThat(problem(() -> paula.environments().setPolicy(LAB, name, 1, Policy.free()))
                        .message()
                        .code())
                .isEqualTo("release.policy-four-eyes");
        assertThat(ada.environments().setPolicy(LAB, name, 1, alone).policy().fourEyes())
                .isFalse();
        assertThat(paula.environments()
                        .setPolicy(LAB, name, 2, Policy.of(List.of(), List.of(EXPERTS)))
                        .number())
                .isEqualTo(3);
        assertThat(ada.audit()
                        .list(
                                new AuditFilter(LAB, null, "environment=guarded", "policy.four-eyes"),
                                PageRequest.first())
                        .items())
                .extracting(entry -> entry.actor())
                .containsExactly("paula", "ada");
        ada.projects().removeMember(LAB, "paula");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void a_policy_that_makes_no_sense_is_refused(Policy policy, String code) {
        Problem problem = problem(() -> ada.environments().tryPolicy(LAB, PRODUCTION, policy));

        assertThat(problem).isInstanceOf(Problem.Invalid.class);
        assertThat(problem.message().code()).isEqualTo(code);
    }

    static Stream<Arguments> nonsense() {
        var metric = new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", null, 0.9);
        var scan = GateRule.of(GateKind.SCAN);
        return Stream.of(
                Arguments.of(gates(metric), "release.policy-gate"),
                Arguments.of(gates(about("accuracy", "moon", 0.9)), "release.policy-dataset"),
                Arguments.of(gates(about("acuracy", "moon", 0.9)), "release.policy-metric"),
                Arguments.of(gates(about("latency-p95", "moon", 3)), "release.policy-metric"),
                Arguments.of(gates(about("accuracy", "moon", 90)), "release.policy-limit"),
                Arguments.of(
                        gates(new GateRule(GateKind.LATENCY, null, new Slug("moon"), 5.0)), "release.policy-dataset"),
                Arguments.of(gates(scan, scan), "release.policy-twice"),
                Arguments.of(gates(GateRule.of(GateKind.SIZE)), "release.policy-gate"),
                Arguments.of(
                        rules(new ApprovalRule(new Slug("nobody"), List.of(), List.of(), 1)), "release.policy-nobody"),
                Arguments.of(
                        rules(new ApprovalRule(new Slug("few"), List.of(), List.of("amy"), 2)),
                        "release.policy-nobody"),
                Arguments.of(
                        rules(new ApprovalRule(new Slug("foreign"), List.of(), List.of("zoe"), 1)),
                        "release.policy-stranger"),
                Arguments.of(
                        rules(new ApprovalRule(new Slug("none"), List.of(Role.APPROVER), List.of(), 0)),
                        "release.policy-approvals"),
                Arguments.of(
                        new Policy(true, true, List.of(scan), List.of(), 24, 24, List.of()), "release.policy-open"),
                Arguments.of(new Policy(false, true, List.of(), List.of(), 0, 24, List.of()), "release.policy-hours"),
                Arguments.of(
                        freezes(FreezeWindow.once("Back", "2026-12-24T18:00", "2026-12-24T17:00")),
                        "release.policy-window"),
                Arguments.of(
                        freezes(FreezeWindow.weekly("Odd", Weekday.FRIDAY, "25:00", Weekday.MONDAY, "07:00")),
                        "release.policy-window"));
    }

    @Test
    void an_environment_is_added_by_the_project_s_administrators_and_asks_for_an_approval() {
        Slug name = environment("canary");

        assertThat(rita.environments().list(LAB)).extracting(Environment::name).contains(name);
        assertThat(rita.environments().policy(LAB, name).policy().rules()).hasSize(1);
        assertThat(problem(() -> environment("canary"))).isInstanceOf(Problem.Conflict.class);
        assertThat(problem(() -> rita.environments().add(LAB, new NewEnvironment(new Slug("mine"), null, null))))
                .isInstanceOf(Problem.Forbidden.class);
    }

    @Test
    void another_policy_takes_open_releases_back_and_a_trial_says_so_before() {
        Slug name = environment("moving");
        Slug model = versions.model("lab", "moving", 2);
        Release draft = rita.releases().request(LAB, new NewRelease(model, 1, name));
        Release submitted = rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Policy next = Policy.of(List.of(new GateRule(GateKind.SIZE, null, null, 3.0)), List.of(EXPERTS));

        List<PolicyEffect> effects = ada.environments().tryPolicy(LAB, name, next);
        assertThat(rita.releases().get(LAB, draft.id()).state()).isEqualTo(ReleaseState.CHECKING);
        ada.environments().setPolicy(LAB, name, 1, next);

        assertThat(effects).singleElement().satisfies(effect -> {
            assertThat(effect.release()).isEqualTo(draft.id());
            assertThat(effect.state()).isEqualTo(ReleaseState.CHECKING);
            assertThat(effect.becomes()).isEqualTo(ReleaseState.DRAFT);
            assertThat(effect.gates()).singleElement().satisfies(gate -> {
                assertThat(gate.state()).isEqualTo(GateState.FAILED);
                assertThat(gate.finding()).isNotNull();
            });
        });
        Release now = rita.releases().get(LAB, draft.id());
        assertThat(now.state()).isEqualTo(ReleaseState.DRAFT);
        assertThat(now.digest()).isNotEqualTo(submitted.digest());
        assertThat(Objects.requireNonNull(now.reason()).code()).isEqualTo("release.policy-changed");
        assertThat(rita.releases().review(LAB, draft.id()).policyNumber()).isEqualTo(2);
        assertThat(ada.environments().tryPolicy(LAB, name, next)).isEmpty();
    }

    @Test
    void the_migration_gives_what_new_projects_begin_with() throws Exception {
        Slug project = ada.projects()
                .create(new modelport.contract.access.NewProject(new Slug("migrated"), "Migrated", null))
                .name();
        try (InputStream script = Objects.requireNonNull(
                        getClass().getResourceAsStream("/db/migration/V202611260205__policies.sql"));
                Connection connection = DriverManager.getConnection(url, owner, password);
                Statement statement = connection.createStatement()) {
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertThat(ada.environments().policy(project, new Slug("development")).number())
                .isEqualTo(1);
        for (String name : List.of("staging", "production")) {
            EnvironmentPolicy first = ada.environments().policy(project, new Slug(name), 1);
            EnvironmentPolicy second = ada.environments().policy(project, new Slug(name));
            assertThat(second.number()).isEqualTo(2);
            assertThat(second.policy()).isEqualTo(first.policy());
            assertThat(second.digest()).isEqualTo(first.digest()).isEqualTo(ReleaseContent.digestOf(second.policy()));
        }
        ada.projects().setMember(project, new MemberRoles("rita", List.of(Role.VIEWER)));
        assertThat(rita.environments().policy(project, PRODUCTION).createdBy()).isEqualTo("system");
    }

    private Slug environment(String name) {
        return ada.environments()
                .add(LAB, new NewEnvironment(new Slug(name), "Further", null))
                .name();
    }

    private static GateRule about(String metric, String dataset, double limit) {
        return new GateRule(GateKind.METRIC_AT_LEAST, metric, new Slug(dataset), limit);
    }

    private static Policy gates(GateRule... gates) {
        return Policy.of(List.of(gates), List.of());
    }

    private static Policy rules(ApprovalRule... rules) {
        return Policy.of(List.of(), List.of(rules));
    }

    private static Policy freezes(FreezeWindow window) {
        return new Policy(false, true, List.of(), List.of(), 24, 24, List.of(window));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
