package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.Policy;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.Verdict;
import org.jspecify.annotations.Nullable;

/** A few weeks of a team's releases: every state, two rules, checks that passed and failed, and what people said. */
final class ReleaseShowcase {
    private static final Slug PROJECT = new Slug("storefront");
    private static final Slug PRODUCTION = new Slug("production");
    private static final Slug ROUTER = new Slug("support-router");
    private static final Slug SCIENCE = new Slug("data-science");
    private static final Slug RISK = new Slug("risk");

    private final FakeModelport platform;
    private final Instant now = FakeModelport.now();

    private ReleaseShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        new ReleaseShowcase(platform).fill();
    }

    private void fill() {
        over("support-router", 9, ReleaseState.SUPERSEDED, 400);
        over("support-router", 10, ReleaseState.EXPIRED, 350);
        over("support-router", 11, ReleaseState.ROLLED_BACK, 300);
        serving();
        over("search-embeddings", 1, ReleaseState.REJECTED, 190);
        over("search-embeddings", 2, ReleaseState.FAILED, 150);
        over("titanic", 1, ReleaseState.CANCELLED, 120);
        urgent();
        returned();
        failed();
        approved();
        checking();
        reviewed();
    }

    private void over(String model, int version, ReleaseState state, long hours) {
        FakeRelease release = release(model, version, hours, "Better on the newest quarter.");
        pass(release);
        yes(release, "rosa", SCIENCE, hours - 3, "");
        if (state == ReleaseState.REJECTED) {
            release.say(Verdict.REJECT, null, "ada", "The card says nothing about Chinese texts.", ago(hours - 4));
        } else if (state != ReleaseState.EXPIRED && state != ReleaseState.CANCELLED) {
            yes(release, "ada", RISK, hours - 5, "");
        }
        if (state == ReleaseState.EXPIRED) {
            release.reason = Message.of("release.review-expired");
        }
        if (state == ReleaseState.FAILED) {
            release.reason = Message.of("deployment.too-late", "limit", "10 min");
        }
        release.become(state, ago(hours - 8));
    }

    private void serving() {
        FakeRelease release = release("support-router", 12, 200, "Two points better on returns, same size.");
        pass(release);
        yes(release, "rosa", SCIENCE, 196, "Interval is clear of zero.");
        yes(release, "ada", RISK, 190, "");
        platform.releases.arrive(release);
        release.updatedAt = ago(188);
    }

    /** Edited after an approval, looked at by ada before, and waiting for her again. */
    private void reviewed() {
        FakeRelease release = release(
                "support-router",
                13,
                26,
                "Trained with the second quarter; \u201creturns\u201d and \u201cbilling\u201d are told apart better. "
                        + "Checked by hand on 200 tickets of last week.");
        pass(release);
        release.parameters = Map.of("temperature", 0.9);
        release.look("ada", ago(22));
        yes(release, "ada", RISK, 21, "Fine, as long as the temperature stays below one.");
        release.say(Verdict.COMMENT, null, "jun", "I lowered it a little: answers were too sure.", ago(5));
        release.parameters = Map.of("temperature", 0.8);
        release.planEditor = "jun";
        yes(release, "rosa", SCIENCE, 2, "Better where it counts, and no class got worse beyond noise.");
        inReview(release, 4);
    }

    /** Somebody says that it cannot wait. */
    private void urgent() {
        FakeRelease release = release("titanic", 2, 3, "v1 reads an empty cabin as a first class ticket.");
        pass(release);
        release.say(
                Verdict.EMERGENCY, null, "olga", "INC-2041: every third booking is priced wrong since 09:10.", ago(1));
        inReview(release, 2);
    }

    private void returned() {
        FakeRelease release = release("house-prices", 2, 70, "Fewer trees, same error.");
        pass(release);
        release.say(Verdict.CHANGES, null, "rosa", "Say in the card which towns it was not trained for.", ago(60));
        release.become(ReleaseState.DRAFT, ago(60));
    }

    private void failed() {
        FakeRelease release = release("search-embeddings", 3, 30, "A quarter of the size.");
        pass(release);
        GateRule worse = rule(release, GateKind.NOT_WORSE);
        release.found(
                worse,
                false,
                Message.of(
                        "release.not-measured",
                        "version",
                        "3",
                        "model",
                        "search-embeddings",
                        "datasetVersion",
                        "2",
                        "dataset",
                        "tickets-2026-q2"));
        release.become(ReleaseState.DRAFT, ago(29));
    }

    private void approved() {
        FakeRelease release = release("shop-signals", 1, 50, "Finds returning visitors that the rules miss.");
        pass(release);
        yes(release, "rosa", SCIENCE, 40, "");
        yes(release, "ada", RISK, 30, "Talked to the shop: fine.");
        release.approvedUntil = now.plus(Duration.ofHours(42));
        release.become(ReleaseState.APPROVED, ago(30));
    }

    private void checking() {
        FakeRelease release = release("product-photos", 1, 1, "");
        release.gates = release.waiting(GateState.RUNNING);
        release.found(rule(release, GateKind.SCAN), true, Message.of("release.scan-passed", "files", "2"));
        release.found(rule(release, GateKind.SIGNATURE), true, Message.of("release.signature-first"));
        release.job = platform.jobs
                .start("gates", Map.of("model", "product-photos", "version", "1"))
                .id();
        release.become(ReleaseState.CHECKING, ago(0));
    }

    private void inReview(FakeRelease release, long hours) {
        release.become(ReleaseState.IN_REVIEW, ago(hours));
        release.reviewUntil = now.plus(Duration.ofHours(14 * 24 - hours));
    }

    private FakeRelease release(String model, int version, long hours, String notes) {
        EnvironmentPolicy newest = platform.environments.policy(PROJECT, PRODUCTION);
        Policy policy = newest.policy();
        var release = new FakeRelease(
                new Slug(model),
                version,
                PRODUCTION,
                new Slug("storefront-" + model),
                "jun",
                "jun",
                new Slug(model).equals(ROUTER) ? policy : plain(policy));
        release.policyNumber = newest.number();
        release.createdAt = ago(hours);
        release.updatedAt = release.createdAt;
        release.notes = notes;
        platform.releases.put(release);
        return release;
    }

    /** The same without the checks that need the router's rows. */
    private static Policy plain(Policy policy) {
        return new Policy(
                false,
                true,
                policy.gates().stream()
                        .filter(each -> each.kind() != GateKind.METRIC_AT_LEAST)
                        .toList(),
                policy.rules(),
                policy.reviewHours(),
                policy.approvalHours(),
                policy.freezes());
    }

    private void pass(FakeRelease release) {
        release.policy.gates().forEach(rule -> release.found(rule, true, finding(rule)));
    }

    private static Message finding(GateRule rule) {
        return switch (rule.kind()) {
            case SCAN -> Message.of("release.scan-passed", "files", "3");
            case SIGNATURE -> Message.of("release.signature-passed", "version", "12");
            case CARD -> Message.of("release.card-passed", "letters", "412", "needed", "30");
            case SIZE -> Message.of("release.size-passed", "size", "23616100", "limit", "120000000");
            case METRIC_AT_LEAST ->
                Message.of(
                        "release.metric-least-passed",
                        "metric",
                        "accuracy",
                        "value",
                        "0.918",
                        "rows",
                        "18240",
                        "dataset",
                        "tickets-2026-q2",
                        "limit",
                        "0.9");
            case NOT_WORSE -> Message.of("release.not-worse-first");
            case METRIC_AT_MOST, LATENCY, COMPRESSION_LOSS -> Message.of("release.loss-none");
        };
    }

    private static GateRule rule(FakeRelease release, GateKind kind) {
        return release.policy.gates().stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private void yes(FakeRelease release, String who, @Nullable Slug rule, long hours, String comment) {
        release.say(Verdict.APPROVE, rule, who, comment, ago(hours));
    }

    private Instant ago(long hours) {
        return now.minus(Duration.ofHours(hours)).minusSeconds(140);
    }
}
