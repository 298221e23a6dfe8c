package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.contract.audit.AuditFilter;
import modelport.contract.datasets.NewDataset;
import modelport.contract.deployment.Deployed;
import modelport.contract.jobs.JobState;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Decision;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseAction;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.RuleStanding;
import modelport.contract.release.Verdict;
import modelport.server.Eventually;
import modelport.server.artifacts.Artifacts;
import modelport.server.database.Sql;
import modelport.server.deployment.ReadyVersions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whole stories of releases, by REST, with a worker and a gateway. */
@MicronautTest(transactional = false)
class ReviewedReleasesTest {
    private static final Slug PRODUCTION = new Slug("production");
    private static final String CARD = "Doubles pairs of numbers, and was measured on all of them.";
    private static final String PAIR = "{\"features\": [[1, 2]]}";

    @Inject
    ReleasePeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    Artifacts artifacts;

    @Inject
    Expiry expiry;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    private ModelportClient rita;
    private ModelportClient amy;
    private ModelportClient ann;
    private ModelportClient dan;
    private ModelportClient ada;

    @BeforeEach
    void signIn() {
        rita = people.as("rita");
        amy = people.as("amy");
        ann = people.as("ann");
        dan = people.as("dan");
        ada = people.as("ada");
    }

    @Test
    void a_version_reaches_production_by_gates_and_an_approval_and_goes_back_by_one_call() {
        Slug model = model("whole-story", 2, 3);
        Release first = live(model, 1);
        assertThat(first.state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(ask(first)).contains("[[2.0,4.0]]");
        Release second = live(model, 2);
        assertThat(ask(second)).contains("[[3.0,6.0]]");
        assertThat(state(first)).isEqualTo(ReleaseState.SUPERSEDED);

        long start = System.nanoTime();
        Release back = dan.releases().rollBack(LAB, second.id(), NewDecision.on(second.digest()));
        Eventually.until("the version before answers", () -> ask(second).contains("[[2.0,4.0]]"));
        double seconds = (System.nanoTime() - start) / 1e9;

        assertThat(back.state()).isEqualTo(ReleaseState.ROLLED_BACK);
        assertThat(state(first)).isEqualTo(ReleaseState.RELEASED);
        assertThat(seconds).as("seconds to roll back").isLessThan(10);
        Eventually.until("linked", () -> ada.audit().verify(LAB).unchained() == 0);
        assertThat(ada.audit().verify(LAB).intact()).isTrue();
        assertThat(ada.audit()
                        .list(
                                new AuditFilter(LAB, null, "release=" + second.id(), "release."),
                                new PageRequest(200, null, null))
                        .items())
                .extracting(entry -> entry.action())
                .contains("release.decided", "release.changed");
    }

    @Test
    void a_gate_that_fails_sends_the_release_back_with_its_findings_and_evidence() {
        Slug model = versions.model("lab", "undescribed", 2);
        Release draft = rita.releases().request(LAB, new NewRelease(model, 1, PRODUCTION));

        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        await(draft, ReleaseState.DRAFT);

        ReleaseReview review = rita.releases().review(LAB, draft.id());
        assertThat(review.release().reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.args()).containsEntry("gates", "CARD"));
        assertThat(review.gates())
                .extracting(GateFinding::gate, GateFinding::state)
                .containsExactly(
                        tuple("SCAN", GateState.PASSED),
                        tuple("CARD", GateState.FAILED),
                        tuple("SIGNATURE", GateState.PASSED));
        GateFinding card = review.gates().get(1);
        assertThat(card.finding())
                .isNotNull()
                .satisfies(finding -> assertThat(finding.code()).isEqualTo("release.card-short"));
        String digest = Objects.requireNonNull(card.evidence());
        assertThat(rita.releases().evidence(LAB, draft.id(), digest).document()).containsEntry("passed", false);

        people.describe(model, 1, CARD);
        assertThat(inReview(draft.id()).state()).isEqualTo(ReleaseState.IN_REVIEW);
    }

    @Test
    void author_requester_and_plan_editor_cannot_approve_and_everybody_names_the_digest() {
        Slug model = model("four-eyes", 2);
        Release release = inReview(model, 1);
        ModelportClient max = people.as("max");
        ada.projects().setMember(LAB, member("max", "CONTRIBUTOR", "APPROVER"));
        ada.projects().setMember(LAB, member("rita", "CONTRIBUTOR", "APPROVER"));
        var decision = NewDecision.on(release.digest());

        assertThat(problem(() -> max.releases().approve(LAB, release.id(), decision))
                        .message()
                        .code())
                .isEqualTo("release.own");
        assertThat(problem(() -> rita.releases().approve(LAB, release.id(), decision))
                        .message()
                        .code())
                .isEqualTo("release.own");
        assertThat(problem(() -> dan.releases().approve(LAB, release.id(), decision))
                        .message()
                        .code())
                .isEqualTo("release.not-approver");
        Problem other = problem(() -> amy.releases().approve(LAB, release.id(), NewDecision.on("0".repeat(64))));
        assertThat(other).isInstanceOf(Problem.Conflict.class);
        assertThat(other.message().args()).containsEntry("digest", release.digest());
        assertThat(amy.releases().review(LAB, release.id()).actions())
                .contains(ReleaseAction.APPROVE, ReleaseAction.REJECT)
                .doesNotContain(ReleaseAction.DEPLOY);
        assertThat(rita.releases().review(LAB, release.id()).actions()).doesNotContain(ReleaseAction.APPROVE);
        assertThat(amy.releases().approve(LAB, release.id(), decision).state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(problem(() -> amy.releases().deploy(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Forbidden.class);

        ada.projects().setMember(LAB, member("max", "CONTRIBUTOR"));
        ada.projects().setMember(LAB, member("rita", "CONTRIBUTOR"));
    }

    @Test
    void an_edit_voids_what_was_approved_and_going_back_brings_it_back() {
        Slug model = model("edited", 2, 3);
        Release approved = approved(model, 1);

        Release same = rita.releases()
                .change(LAB, approved.id(), approved.rowVersion(), new ReleaseChange(1, null, Map.of(), "Why not?"));
        assertThat(same.state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(same.digest()).isEqualTo(approved.digest());
        assertThat(problem(() ->
                        rita.releases().change(LAB, approved.id(), approved.rowVersion(), ReleaseChange.version(2))))
                .isInstanceOf(Problem.Stale.class);

        Release other = rita.releases().change(LAB, approved.id(), same.rowVersion(), ReleaseChange.version(2));
        assertThat(other.state()).isEqualTo(ReleaseState.DRAFT);
        assertThat(other.digest()).isNotEqualTo(approved.digest());
        ReleaseReview review = amy.releases().review(LAB, approved.id());
        assertThat(review.rules()).extracting(RuleStanding::approvedBy).containsExactly(List.of());
        assertThat(review.decisions()).singleElement().satisfies(decision -> {
            assertThat(decision.verdict()).isEqualTo(Verdict.APPROVE);
            assertThat(decision.current()).isFalse();
        });
        assertThat(problem(() -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(other.digest())))
                        .message()
                        .code())
                .isEqualTo("release.elsewhere");

        Release again = rita.releases().change(LAB, approved.id(), other.rowVersion(), ReleaseChange.version(1));
        rita.releases().submit(LAB, again.id(), NewDecision.on(again.digest()));
        assertThat(await(again, ReleaseState.APPROVED).digest()).isEqualTo(approved.digest());
    }

    @Test
    void a_card_that_is_changed_after_the_approval_voids_it() {
        Slug model = model("recarded", 2);
        Release approved = approved(model, 1);

        people.describe(model, 1, CARD + " Or was it?");

        assertThat(problem(() -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest())))
                        .message()
                        .code())
                .isEqualTo("release.other-digest");
        assertThat(state(approved)).isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void two_rules_need_people_of_their_own() {
        Slug environment = environment(
                "two-rules",
                Policy.of(
                        List.of(),
                        List.of(
                                rule("experts", 1),
                                new ApprovalRule(new Slug("security"), List.of(), List.of("sam", "amy"), 1))));
        Slug model = model("two-rules", 2);
        Release release = inReview(request(model, 1, environment).id());
        var decision = NewDecision.on(release.digest());

        assertThat(amy.releases().approve(LAB, release.id(), decision).state()).isEqualTo(ReleaseState.IN_REVIEW);
        assertThat(problem(() -> amy.releases()
                                .approve(
                                        LAB,
                                        release.id(),
                                        new NewDecision(release.digest(), new Slug("security"), null)))
                        .message()
                        .code())
                .isEqualTo("release.already-said");
        assertThat(problem(() -> ann.releases()
                                .approve(
                                        LAB,
                                        release.id(),
                                        new NewDecision(release.digest(), new Slug("security"), null)))
                        .message()
                        .code())
                .isEqualTo("release.not-approver");
        assertThat(people.as("sam")
                        .releases()
                        .approve(LAB, release.id(), new NewDecision(release.digest(), new Slug("security"), "Fine."))
                        .state())
                .isEqualTo(ReleaseState.APPROVED);
    }

    @Test
    void a_no_is_final_and_needs_a_reason_and_a_comment_changes_nothing() {
        Slug model = model("rejected", 2);
        Release release = inReview(model, 1);
        var silent = NewDecision.on(release.digest());

        assertThat(problem(() -> amy.releases().reject(LAB, release.id(), silent)))
                .isInstanceOf(Problem.Invalid.class);
        rita.releases().comment(LAB, release.id(), NewDecision.on(release.digest(), "Please look."));
        rita.releases().comment(LAB, release.id(), NewDecision.on(release.digest(), "Anybody?"));
        Release rejected = amy.releases().reject(LAB, release.id(), NewDecision.on(release.digest(), "Too risky."));

        assertThat(rejected.state()).isEqualTo(ReleaseState.REJECTED);
        assertThat(problem(() -> ann.releases().approve(LAB, release.id(), silent)))
                .isInstanceOf(Problem.Conflict.class);
        assertThat(amy.releases().review(LAB, release.id()).decisions())
                .extracting(Decision::verdict, Decision::comment)
                .containsExactly(
                        tuple(Verdict.COMMENT, "Please look."),
                        tuple(Verdict.COMMENT, "Anybody?"),
                        tuple(Verdict.REJECT, "Too risky."));
        assertThat(request(model, 1, PRODUCTION).state()).isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void whoever_was_asked_for_changes_has_to_make_some() {
        Slug model = model("changing", 2, 3);
        Release release = inReview(model, 1);

        Release draft =
                amy.releases().askForChanges(LAB, release.id(), NewDecision.on(release.digest(), "Take version 2."));

        assertThat(draft.state()).isEqualTo(ReleaseState.DRAFT);
        assertThat(problem(() -> rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest())))
                        .message()
                        .code())
                .isEqualTo("release.changes-needed");
        rita.releases().change(LAB, draft.id(), draft.rowVersion(), ReleaseChange.version(2));
        assertThat(inReview(draft.id()).version()).isEqualTo(2);
    }

    @Test
    void a_release_is_taken_back_by_whoever_asked_for_it() {
        Release release = inReview(model("taken-back", 2), 1);
        var decision = NewDecision.on(release.digest());

        assertThat(problem(() -> dan.releases().cancel(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(rita.releases().cancel(LAB, release.id(), decision).state()).isEqualTo(ReleaseState.CANCELLED);
        assertThat(problem(() -> rita.releases().submit(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void two_people_let_an_emergency_pass_and_it_stays_marked() {
        Slug environment = environment(
                "frozen",
                new Policy(
                        false,
                        true,
                        List.of(),
                        List.of(rule("experts", 3)),
                        24,
                        24,
                        List.of(FreezeWindow.once("Winter", "2020-01-01T00:00", "2120-01-01T00:00"))));
        Release release = inReview(request(model("urgent", 2), 1, environment).id());
        var decision = NewDecision.on(release.digest(), "The old one answers nonsense.");
        ada.projects().setMember(LAB, member("rita", "DEPLOYER"));

        Release one = rita.releases().declareEmergency(LAB, release.id(), decision);
        assertThat(one.state()).isEqualTo(ReleaseState.IN_REVIEW);
        assertThat(problem(() -> rita.releases().declareEmergency(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Conflict.class);
        Release two = dan.releases().declareEmergency(LAB, release.id(), decision);

        assertThat(two.state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(two.emergency()).isTrue();
        assertThat(Objects.requireNonNull(
                        rita.releases().review(LAB, release.id()).approvedUntil()))
                .as("whatever could not wait is deployed soon")
                .isBefore(Instant.now().plus(Duration.ofHours(5)));
        assertThat(deploy(two).emergency()).isTrue();
        assertThatThrownBy(() -> transactions.executeWrite(
                        _ -> sql.update("update release set emergency = false where id = ?", release.id())))
                .hasStackTraceContaining("stays marked");
        ada.projects().setMember(LAB, member("rita", "CONTRIBUTOR"));
    }

    @Test
    void no_emergency_passes_a_gate_that_failed() {
        var size = new GateRule(GateKind.SIZE, null, null, 3.0);
        Slug environment = environment("urgent", Policy.of(List.of(size), List.of(rule("experts", 1))));
        Release draft = request(model("hurried", 2), 1, environment);
        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Eventually.until("checked", () -> rita.releases().get(LAB, draft.id()).reason() != null);

        Problem problem = problem(
                () -> dan.releases().declareEmergency(LAB, draft.id(), NewDecision.on(draft.digest(), "Now, please.")));

        assertThat(problem.message().code()).isEqualTo("release.elsewhere");
        assertThat(state(draft)).isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void what_a_later_scan_refuses_is_not_deployed_whatever_was_approved() {
        Release approved = approved(model("rescanned", 2), 1);
        transactions.executeWrite(_ -> sql.update(
                "insert into file_verdict (version_id, path, scanner_version, kind, verdict, size, sha256) "
                        + "select version_id, 'model.onnx', 99, 'MODEL', 'REFUSED', 1, '' from release where id = ?",
                approved.id()));

        Problem problem = problem(() -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest())));

        assertThat(problem.message().code()).isEqualTo("registry.refused-since");
        assertThat(state(approved)).isEqualTo(ReleaseState.APPROVED);
    }

    @Test
    void nothing_is_deployed_during_a_freeze() {
        Slug environment = environment(
                "winter",
                new Policy(
                        false,
                        true,
                        List.of(),
                        List.of(),
                        24,
                        24,
                        List.of(FreezeWindow.once("Winter", "2020-01-01T00:00", "2120-01-01T00:00"))));
        Release draft = request(model("patient", 2), 1, environment);
        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Release approved = await(draft, ReleaseState.APPROVED);

        Problem problem = problem(() -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest())));

        assertThat(problem.message().code()).isEqualTo("release.frozen");
        assertThat(problem.message().args()).containsEntry("title", "Winter");
    }

    @Test
    void reviews_and_approvals_expire() {
        Release review = inReview(model("slow-review", 2), 1);
        Release approval = approved(model("slow-approval", 2), 1);
        transactions.executeWrite(_ -> sql.update(
                "update release set review_until = review_until - interval '30 days', "
                        + "approved_until = approved_until - interval '30 days' where id in (?, ?)",
                review.id(),
                approval.id()));

        assertThat(problem(() -> amy.releases().approve(LAB, review.id(), NewDecision.on(review.digest())))
                        .message()
                        .code())
                .isEqualTo("release.review-expired");
        assertThat(problem(() -> dan.releases().deploy(LAB, approval.id(), NewDecision.on(approval.digest())))
                        .message()
                        .code())
                .isEqualTo("release.approval-expired");
        expiry.expire();

        assertThat(state(review)).isEqualTo(ReleaseState.EXPIRED);
        assertThat(state(approval)).isEqualTo(ReleaseState.EXPIRED);
    }

    @Test
    void one_changed_byte_stops_the_deployment_and_is_told() throws IOException {
        // A factor of its own: equal bytes are one file for all models.
        Slug model = model("damaged", 2, 78);
        Release first = live(model, 1);
        Release approved = approved(model, 2);
        tamper(versions.digest(model, 2));

        Release failed = deploy(approved);

        assertThat(failed.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(failed.reason())
                .isNotNull()
                .satisfies(reason -> assertThat(reason.code()).isEqualTo("artifacts.damaged"));
        assertThat(state(first)).isEqualTo(ReleaseState.RELEASED);
        assertThat(ask(first)).contains("[[2.0,4.0]]");
        long told = transactions.executeRead(_ -> sql.first(
                        "select count(*) as n from outbox where topic = 'release.bytes-changed' "
                                + "and payload ->> 'release' = ?",
                        row -> row.number("n"),
                        approved.id().toString())
                .orElseThrow());
        assertThat(told).isEqualTo(1);
        assertThat(alerts(approved)).containsExactlyInAnyOrder("ada", "dan", "rita");
        assertThat(ada.audit()
                        .list(
                                new AuditFilter(LAB, null, "release=" + approved.id(), "release.bytes-changed"),
                                PageRequest.first())
                        .items())
                .singleElement()
                .satisfies(entry -> assertThat(entry.actor()).isEqualTo("system"));
        assertThat(rita.endpoints().get(LAB, first.endpoint()).revisions())
                .as("no traffic moved")
                .singleElement()
                .satisfies(revision -> {
                    assertThat(revision.live()).isTrue();
                    assertThat(revision.release()).isEqualTo(first.id());
                });
    }

    @Test
    void a_version_that_does_not_load_fails_and_what_serves_goes_on() {
        Slug model = model("unloadable", 2);
        Release first = live(model, 1);
        versions.addBroken(model, 2);
        people.describe(model, 2, CARD);

        Release failed = deploy(approved(model, 2));

        assertThat(failed.state()).isEqualTo(ReleaseState.FAILED);
        assertThat(failed.reason()).isNotNull();
        assertThat(state(first)).isEqualTo(ReleaseState.RELEASED);
        assertThat(ask(first)).contains("[[2.0,4.0]]");
        assertThat(problem(() -> dan.releases().rollBack(LAB, failed.id(), NewDecision.on(failed.digest())))
                        .message()
                        .code())
                .isEqualTo("release.elsewhere");
        assertThat(request(model, 2, PRODUCTION).state())
                .as("another try is a new release")
                .isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void a_gate_holds_the_candidate_against_what_serves_when_it_is_deployed() {
        Slug model = model("contested", 2, 3, 4);
        Release first = live(model, 1);
        Release second = live(model, 2);
        Release third = approved(model, 3);

        dan.releases().rollBack(LAB, second.id(), NewDecision.on(second.digest()));
        Deployed deployed = dan.releases().deploy(LAB, third.id(), NewDecision.on(third.digest()));

        assertThat(deployed.release().state()).isEqualTo(ReleaseState.CHECKING);
        Release again = await(third, ReleaseState.IN_REVIEW);
        assertThat(again.digest()).isNotEqualTo(third.digest());
        assertThat(ann.releases()
                        .approve(LAB, again.id(), NewDecision.on(again.digest()))
                        .state())
                .isEqualTo(ReleaseState.APPROVED);
        assertThat(deploy(rita.releases().get(LAB, third.id())).state()).isEqualTo(ReleaseState.RELEASED);
        assertThat(state(first)).isEqualTo(ReleaseState.SUPERSEDED);
    }

    @Test
    void no_statement_of_the_application_brings_something_undecided_to_production() {
        Release other = inReview(model("smuggled", 2), 1);

        for (String state : List.of("APPROVED", "ROLLING_OUT", "RELEASED")) {
            refused("update release set state = '" + state + "' where id = ?", "may not serve", other.id());
        }
        refused(
                "insert into revision (id, project_id, endpoint_id, number, release_id, version_id, artifact_digest, state, "
                        + "created_at) select gen_random_uuid(), r.project_id, r.endpoint_id, 99, r.id, r.version_id, "
                        + "v.artifact_digest, 'ACTIVE', now() from release r join model_version v on v.id = r.version_id "
                        + "where r.id = ?",
                "may not serve",
                other.id());
        refused(
                "insert into decision (id, release_id, release_digest, rule, actor_id, verdict, comment, at) "
                        + "select gen_random_uuid(), r.id, r.digest, 'approvers', u.id, 'APPROVE', '', now() "
                        + "from release r join app_user u on u.username = 'rita' where r.id = ?",
                "has a share",
                other.id());
        refused(
                "insert into decision (id, release_id, release_digest, rule, actor_id, verdict, comment, at) "
                        + "select gen_random_uuid(), r.id, repeat('0', 64), 'approvers', u.id, 'APPROVE', '', now() "
                        + "from release r join app_user u on u.username = 'amy' where r.id = ?",
                "another digest",
                other.id());
    }

    @Test
    void a_size_over_the_limit_and_a_metric_that_nobody_measured_do_not_pass() {
        people.as("max").datasets().create(LAB, new NewDataset(new Slug("reviews"), null, null, null));
        var metric = new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", new Slug("reviews"), 0.9);
        var size = new GateRule(GateKind.SIZE, null, null, 10.0);
        Slug environment = environment("strict", Policy.of(List.of(size, metric), List.of()));
        Release draft = request(model("large", 2), 1, environment);

        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Eventually.until("checked", () -> rita.releases().get(LAB, draft.id()).reason() != null);

        assertThat(rita.releases().review(LAB, draft.id()).gates())
                .extracting(GateFinding::gate, GateFinding::state)
                .containsExactly(
                        tuple("SIZE", GateState.FAILED), tuple("METRIC_AT_LEAST:accuracy@reviews", GateState.FAILED));
        assertThat(rita.releases()
                        .list(LAB, new ReleaseFilter(null, environment, ReleaseState.DRAFT), PageRequest.first())
                        .items())
                .extracting(Release::id)
                .containsExactly(draft.id());
    }

    private Slug model(String name, float... factors) {
        Slug model = versions.model("lab", name, factors);
        for (int i = 1; i <= factors.length; i++) {
            people.describe(model, i, CARD);
        }
        return model;
    }

    private Slug environment(String name, Policy policy) {
        var slug = new Slug(name);
        ada.environments().add(LAB, new NewEnvironment(slug, null, null));
        ada.environments().setPolicy(LAB, slug, 1, policy);
        return slug;
    }

    private static ApprovalRule rule(String name, int approvals) {
        return new ApprovalRule(new Slug(name), List.of(Role.APPROVER), List.of(), approvals);
    }

    private static MemberRoles member(String name, String... roles) {
        return new MemberRoles(name, Stream.of(roles).map(Role::valueOf).toList());
    }

    private Release request(Slug model, int version, Slug environment) {
        return rita.releases().request(LAB, new NewRelease(model, version, environment));
    }

    private Release inReview(Slug model, int version) {
        return inReview(request(model, version, PRODUCTION).id());
    }

    private Release inReview(UUID id) {
        ReleaseReview review = rita.releases().review(LAB, id);
        rita.releases().submit(LAB, id, NewDecision.on(review.release().digest()));
        return await(review.release(), ReleaseState.IN_REVIEW);
    }

    private Release approved(Slug model, int version) {
        Release release = inReview(model, version);
        return amy.releases().approve(LAB, release.id(), NewDecision.on(release.digest()));
    }

    private Release live(Slug model, int version) {
        return deploy(approved(model, version));
    }

    private Release deploy(Release approved) {
        Deployed deployed = dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest()));
        Eventually.until("the rollout ends", () -> {
            JobState state = dan.jobs().get(deployed.job()).state();
            return state == JobState.SUCCEEDED || state == JobState.FAILED;
        });
        return rita.releases().get(LAB, approved.id());
    }

    private Release await(Release release, ReleaseState state) {
        Eventually.until(
                release.model() + " is " + state,
                () -> rita.releases().get(LAB, release.id()).state() == state);
        return rita.releases().get(LAB, release.id());
    }

    /** Who was told that its files are not what they were, and nothing else about its end. */
    private List<String> alerts(Release release) {
        return transactions.executeRead(_ -> sql.query(
                "select u.username from notification n join app_user u on u.id = n.user_id where n.thing = ? "
                        + "and n.urgency = 'ALERT' and n.message ->> 'code' = 'notification.release-bytes-changed'",
                row -> row.text("username"),
                release.id().toString()));
    }

    private ReleaseState state(Release release) {
        return rita.releases().get(LAB, release.id()).state();
    }

    private String ask(Release release) {
        return people.as("max").endpoints().predict(release.endpoint(), PAIR).body();
    }

    private void refused(String statement, String because, UUID release) {
        assertThatThrownBy(() -> transactions.executeWrite(_ -> sql.update(statement, release)))
                .hasStackTraceContaining(because);
    }

    private void tamper(String digest) throws IOException {
        Path file = artifacts.materialize(digest).resolve("model.onnx");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2]++;
        assertThat(file.toFile().setWritable(true)).isTrue();
        // The same file as in the store, by another name.
        Files.write(file, bytes);
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
