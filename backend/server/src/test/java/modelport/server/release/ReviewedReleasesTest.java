package modelport.server.release;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.Slug;
import modelport.contract.access.MemberRoles;
import modelport.contract.access.Role;
import modelport.contract.datasets.NewDataset;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.Decision;
import modelport.contract.release.FreezeWindow;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.NewDecision;
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
import modelport.server.database.Sql;
import modelport.server.deployment.ReadyVersions;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How releases are checked and decided about, by REST, with a worker and a gateway. */
@MicronautTest(transactional = false)
class ReviewedReleasesTest {
    @Inject
    ReleasePeople people;

    @Inject
    ReleaseStories stories;

    @Inject
    ReadyVersions versions;

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
    void a_gate_that_fails_sends_the_release_back_with_its_findings_and_evidence() {
        Slug model = versions.model("lab", "undescribed", 2);
        Release draft = rita.releases().request(LAB, new NewRelease(model, 1, ReleaseStories.PRODUCTION));

        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        stories.await(draft, ReleaseState.DRAFT);

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

        people.describe(model, 1, ReleaseStories.CARD);
        assertThat(stories.inReview(draft.id()).state()).isEqualTo(ReleaseState.IN_REVIEW);
    }

    @Test
    void author_requester_and_plan_editor_cannot_approve_and_everybody_names_the_digest() {
        Slug model = stories.model("four-eyes", 2);
        Release release = stories.inReview(model, 1);
        ModelportClient max = people.as("max");
        ada.projects().setMember(LAB, member("max", "CONTRIBUTOR", "APPROVER"));
        ada.projects().setMember(LAB, member("rita", "CONTRIBUTOR", "APPROVER"));
        var decision = NewDecision.on(release.digest());

        assertThat(ReleaseStories.problem(() -> max.releases().approve(LAB, release.id(), decision))
                        .message()
                        .code())
                .isEqualTo("release.own");
        assertThat(ReleaseStories.problem(() -> rita.releases().approve(LAB, release.id(), decision))
                        .message()
                        .code())
                .isEqualTo("release.own");
        assertThat(ReleaseStories.problem(() -> dan.releases().approve(LAB, release.id(), decision))
                        .message()
                        .code())
                .isEqualTo("release.not-approver");
        Problem other =
                ReleaseStories.problem(() -> amy.releases().approve(LAB, release.id(), NewDecision.on("0".repeat(64))));
        assertThat(other).isInstanceOf(Problem.Conflict.class);
        assertThat(other.message().args()).containsEntry("digest", release.digest());
        assertThat(amy.releases().review(LAB, release.id()).actions())
                .contains(ReleaseAction.APPROVE, ReleaseAction.REJECT)
                .doesNotContain(ReleaseAction.DEPLOY);
        assertThat(rita.releases().review(LAB, release.id()).actions()).doesNotContain(ReleaseAction.APPROVE);
        assertThat(amy.releases().approve(LAB, release.id(), decision).state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(ReleaseStories.problem(() -> amy.releases().deploy(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Forbidden.class);

        ada.projects().setMember(LAB, member("max", "CONTRIBUTOR"));
        ada.projects().setMember(LAB, member("rita", "CONTRIBUTOR"));
    }

    @Test
    void an_edit_voids_what_was_approved_and_going_back_brings_it_back() {
        Slug model = stories.model("edited", 2, 3);
        Release approved = stories.approved(model, 1);

        Release same = rita.releases()
                .change(LAB, approved.id(), approved.rowVersion(), new ReleaseChange(1, null, Map.of(), "Why not?"));
        assertThat(same.state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(same.digest()).isEqualTo(approved.digest());
        assertThat(ReleaseStories.problem(() ->
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
        assertThat(ReleaseStories.problem(
                                () -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(other.digest())))
                        .message()
                        .code())
                .isEqualTo("release.elsewhere");

        Release again = rita.releases().change(LAB, approved.id(), other.rowVersion(), ReleaseChange.version(1));
        rita.releases().submit(LAB, again.id(), NewDecision.on(again.digest()));
        assertThat(stories.await(again, ReleaseState.APPROVED).digest()).isEqualTo(approved.digest());
    }

    @Test
    void a_card_that_is_changed_after_the_approval_voids_it() {
        Slug model = stories.model("recarded", 2);
        Release approved = stories.approved(model, 1);

        people.describe(model, 1, ReleaseStories.CARD + " Or was it?");

        assertThat(ReleaseStories.problem(
                                () -> dan.releases().deploy(LAB, approved.id(), NewDecision.on(approved.digest())))
                        .message()
                        .code())
                .isEqualTo("release.other-digest");
        assertThat(stories.state(approved)).isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void two_rules_need_people_of_their_own() {
        Slug environment = stories.environment(
                "two-rules",
                Policy.of(
                        List.of(),
                        List.of(
                                ReleaseStories.rule("experts", 1),
                                new ApprovalRule(new Slug("security"), List.of(), List.of("sam", "amy"), 1))));
        Slug model = stories.model("two-rules", 2);
        Release release =
                stories.inReview(stories.request(model, 1, environment).id());
        var decision = NewDecision.on(release.digest());

        assertThat(amy.releases().approve(LAB, release.id(), decision).state()).isEqualTo(ReleaseState.IN_REVIEW);
        assertThat(ReleaseStories.problem(() -> amy.releases()
                                .approve(
                                        LAB,
                                        release.id(),
                                        new NewDecision(release.digest(), new Slug("security"), null)))
                        .message()
                        .code())
                .isEqualTo("release.already-said");
        assertThat(ReleaseStories.problem(() -> ann.releases()
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
        Slug model = stories.model("rejected", 2);
        Release release = stories.inReview(model, 1);
        var silent = NewDecision.on(release.digest());

        assertThat(ReleaseStories.problem(() -> amy.releases().reject(LAB, release.id(), silent)))
                .isInstanceOf(Problem.Invalid.class);
        rita.releases().comment(LAB, release.id(), NewDecision.on(release.digest(), "Please look."));
        rita.releases().comment(LAB, release.id(), NewDecision.on(release.digest(), "Anybody?"));
        Release rejected = amy.releases().reject(LAB, release.id(), NewDecision.on(release.digest(), "Too risky."));

        assertThat(rejected.state()).isEqualTo(ReleaseState.REJECTED);
        assertThat(ReleaseStories.problem(() -> ann.releases().approve(LAB, release.id(), silent)))
                .isInstanceOf(Problem.Conflict.class);
        assertThat(amy.releases().review(LAB, release.id()).decisions())
                .extracting(Decision::verdict, Decision::comment)
                .containsExactly(
                        tuple(Verdict.COMMENT, "Please look."),
                        tuple(Verdict.COMMENT, "Anybody?"),
                        tuple(Verdict.REJECT, "Too risky."));
        assertThat(stories.request(model, 1, ReleaseStories.PRODUCTION).state()).isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void whoever_was_asked_for_changes_has_to_make_some() {
        Slug model = stories.model("changing", 2, 3);
        Release release = stories.inReview(model, 1);

        Release draft =
                amy.releases().askForChanges(LAB, release.id(), NewDecision.on(release.digest(), "Take version 2."));

        assertThat(draft.state()).isEqualTo(ReleaseState.DRAFT);
        assertThat(ReleaseStories.problem(() -> rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest())))
                        .message()
                        .code())
                .isEqualTo("release.changes-needed");
        rita.releases().change(LAB, draft.id(), draft.rowVersion(), ReleaseChange.version(2));
        assertThat(stories.inReview(draft.id()).version()).isEqualTo(2);
    }

    @Test
    void a_release_is_taken_back_by_whoever_asked_for_it() {
        Release release = stories.inReview(stories.model("taken-back", 2), 1);
        var decision = NewDecision.on(release.digest());

        assertThat(ReleaseStories.problem(() -> dan.releases().cancel(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Forbidden.class);
        assertThat(rita.releases().cancel(LAB, release.id(), decision).state()).isEqualTo(ReleaseState.CANCELLED);
        assertThat(ReleaseStories.problem(() -> rita.releases().submit(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Conflict.class);
    }

    @Test
    void two_people_let_an_emergency_pass_and_it_stays_marked() {
        Slug environment = stories.environment(
                "frozen",
                new Policy(
                        false,
                        true,
                        List.of(),
                        List.of(ReleaseStories.rule("experts", 3)),
                        24,
                        24,
                        List.of(FreezeWindow.once("Winter", "2020-01-01T00:00", "2120-01-01T00:00"))));
        Release release = stories.inReview(
                stories.request(stories.model("urgent", 2), 1, environment).id());
        var decision = NewDecision.on(release.digest(), "The old one answers nonsense.");
        ada.projects().setMember(LAB, member("rita", "DEPLOYER"));

        Release one = rita.releases().declareEmergency(LAB, release.id(), decision);
        assertThat(one.state()).isEqualTo(ReleaseState.IN_REVIEW);
        assertThat(ReleaseStories.problem(() -> rita.releases().declareEmergency(LAB, release.id(), decision)))
                .isInstanceOf(Problem.Conflict.class);
        Release two = dan.releases().declareEmergency(LAB, release.id(), decision);

        assertThat(two.state()).isEqualTo(ReleaseState.APPROVED);
        assertThat(two.emergency()).isTrue();
        assertThat(Objects.requireNonNull(
                        rita.releases().review(LAB, release.id()).approvedUntil()))
                .as("whatever could not wait is deployed soon")
                .isBefore(Instant.now().plus(Duration.ofHours(5)));
        assertThat(stories.deploy(two).emergency()).isTrue();
        assertThatThrownBy(() -> transactions.executeWrite(
                        _ -> sql.update("update release set emergency = false where id = ?", release.id())))
                .hasStackTraceContaining("stays marked");
        ada.projects().setMember(LAB, member("rita", "CONTRIBUTOR"));
    }

    @Test
    void no_emergency_passes_a_gate_that_failed() {
        var size = new GateRule(GateKind.SIZE, null, null, 3.0);
        Slug environment =
                stories.environment("urgent", Policy.of(List.of(size), List.of(ReleaseStories.rule("experts", 1))));
        Release draft = stories.request(stories.model("hurried", 2), 1, environment);
        rita.releases().submit(LAB, draft.id(), NewDecision.on(draft.digest()));
        Eventually.until("checked", () -> rita.releases().get(LAB, draft.id()).reason() != null);

        Problem problem = ReleaseStories.problem(
                () -> dan.releases().declareEmergency(LAB, draft.id(), NewDecision.on(draft.digest(), "Now, please.")));

        assertThat(problem.message().code()).isEqualTo("release.elsewhere");
        assertThat(stories.state(draft)).isEqualTo(ReleaseState.DRAFT);
    }

    @Test
    void reviews_and_approvals_expire() {
        Release review = stories.inReview(stories.model("slow-review", 2), 1);
        Release approval = stories.approved(stories.model("slow-approval", 2), 1);
        transactions.executeWrite(_ -> sql.update(
                "update release set review_until = review_until - interval '30 days', "
                        + "approved_until = approved_until - interval '30 days' where id in (?, ?)",
                review.id(),
                approval.id()));

        assertThat(ReleaseStories.problem(
                                () -> amy.releases().approve(LAB, review.id(), NewDecision.on(review.digest())))
                        .message()
                        .code())
                .isEqualTo("release.review-expired");
        assertThat(ReleaseStories.problem(
                                () -> dan.releases().deploy(LAB, approval.id(), NewDecision.on(approval.digest())))
                        .message()
                        .code())
                .isEqualTo("release.approval-expired");
        expiry.expire();

        assertThat(stories.state(review)).isEqualTo(ReleaseState.EXPIRED);
        assertThat(stories.state(approval)).isEqualTo(ReleaseState.EXPIRED);
    }

    @Test
    void a_size_over_the_limit_and_a_metric_that_nobody_measured_do_not_pass() {
        people.as("max").datasets().create(LAB, new NewDataset(new Slug("reviews"), null, null, null));
        var metric = new GateRule(GateKind.METRIC_AT_LEAST, "accuracy", new Slug("reviews"), 0.9);
        var size = new GateRule(GateKind.SIZE, null, null, 10.0);
        Slug environment = stories.environment("strict", Policy.of(List.of(size, metric), List.of()));
        Release draft = stories.request(stories.model("large", 2), 1, environment);

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

    private static MemberRoles member(String name, String... roles) {
        return new MemberRoles(name, Stream.of(roles).map(Role::valueOf).toList());
    }
}
