package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.maintenance.CandidateComparison;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.CaseDeed;
import modelport.contract.maintenance.CaseOutcome;
import modelport.contract.maintenance.CaseState;
import modelport.contract.maintenance.CaseThing;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceData;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.MaintenanceTuning;
import modelport.contract.maintenance.NewMaintenancePolicy;

/** A team's cases as they might be on some day: waiting for people, at work, broken, and over in several ways. */
final class MaintenanceShowcase {
    private static final Slug PROJECT = new Slug("storefront");
    static final Slug ROUTER = new Slug("storefront-support-router");
    static final Slug IRIS = new Slug("storefront-iris-development");
    static final Slug TITANIC = new Slug("storefront-titanic-development");

    private final FakeModelport platform;
    private final Instant now = FakeModelport.now();

    private MaintenanceShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        new MaintenanceShowcase(platform).fill();
    }

    private void fill() {
        policy(ROUTER, new MaintenanceTriggers(true, true, "0 3 * * 1", null, 5_000));
        policy(IRIS, new MaintenanceTriggers(true, false, null, null, null));
        policy(TITANIC, new MaintenanceTriggers(false, true, null, null, null));
        notBetter();
        released();
        broken();
        requested();
        atWork();
    }

    private void policy(Slug endpoint, MaintenanceTriggers triggers) {
        platform.maintenance.setPolicy(
                PROJECT,
                endpoint,
                0,
                new NewMaintenancePolicy(
                        true,
                        triggers,
                        new MaintenanceData(
                                new DatasetChoice(new Slug("tickets-2026-q2"), 1),
                                new DatasetChoice(new Slug("tickets-2026-q2"), null),
                                true),
                        new MaintenanceTuning(
                                List.of("gradient-boosting"),
                                Map.of(
                                        "n_estimators",
                                        List.of(100L, 200L, 300L),
                                        "learning_rate",
                                        List.of(0.01, 0.1, 0.2)),
                                5,
                                null,
                                60),
                        true,
                        0.005,
                        new MaintenanceBudget(24, 3, 3)));
    }

    private FakeCase tuned(Slug endpoint, CaseCause cause, Duration ago, int candidate) {
        FakeCase about = platform.maintenance.begin(endpoint, cause, null, now.minus(ago));
        about.step(
                Duration.ZERO,
                CaseDeed.OPENED,
                null,
                CaseThing.ALERT,
                UUID.randomUUID().toString());
        about.step(
                Duration.ofSeconds(4),
                CaseDeed.DATA_CHECKED,
                Message.of(
                        "maintenance.data-sound",
                        "rows",
                        "18,240",
                        "training",
                        "tickets-2026-q2 v1",
                        "measured",
                        "2,400",
                        "evaluation",
                        "tickets-2026-q2 v2"),
                null,
                null);
        UUID tuning = platform.tunings
                .list(PROJECT, null, PageRequest.first())
                .items()
                .getLast()
                .id();
        about.tuning = tuning;
        about.step(
                Duration.ofSeconds(2),
                CaseDeed.TUNING_STARTED,
                Message.of("maintenance.tuning-started", "settings", "9", "folds", "5"),
                CaseThing.TUNING,
                tuning.toString());
        if (candidate > 0) {
            about.step(Duration.ofMinutes(11), CaseDeed.TUNED, null, CaseThing.VERSION, Integer.toString(candidate));
            about.candidate = candidate;
        }
        return about;
    }

    private void compared(FakeCase about, double difference, boolean better) {
        about.step(Duration.ofSeconds(9), CaseDeed.EVALUATION_STARTED, null, null, null);
        double low = difference - 0.013;
        double high = difference + 0.013;
        about.comparison = new CandidateComparison(
                "accuracy", 0.914, 0.914 + difference, difference, low, high, 0.82, 1.04, better);
        about.step(
                Duration.ofMinutes(1),
                CaseDeed.EVALUATED,
                Message.of(
                        better ? "maintenance.better" : "maintenance.not-better",
                        "candidate",
                        String.valueOf(about.candidate),
                        "champion",
                        Integer.toString(about.champion),
                        "metric",
                        "accuracy",
                        "value",
                        "0.935",
                        "before",
                        "0.914",
                        "difference",
                        "0.021",
                        "low",
                        "0.008",
                        "high",
                        "0.034",
                        "margin",
                        "0.005"),
                CaseThing.EVALUATION,
                platform.evaluations
                        .list(PROJECT, null, null, PageRequest.first())
                        .items()
                        .getFirst()
                        .id()
                        .toString());
    }

    private void notBetter() {
        FakeCase about = tuned(ROUTER, CaseCause.SCHEDULE, Duration.ofDays(16), 11);
        compared(about, 0.001, false);
        about.step(Duration.ZERO, CaseDeed.CLOSED, null, null, null);
        about.close(CaseOutcome.NOT_BETTER, summary("not-better", about));
    }

    private void released() {
        FakeCase about = tuned(ROUTER, CaseCause.DRIFT, Duration.ofDays(9), 13);
        compared(about, 0.018, true);
        about.step(Duration.ofSeconds(2), CaseDeed.RELEASE_REQUESTED, null, null, null);
        about.step(Duration.ofHours(20), CaseDeed.RELEASED, null, null, null);
        about.step(Duration.ZERO, CaseDeed.CLOSED, null, null, null);
        about.close(CaseOutcome.RELEASED, summary("released", about));
    }

    private void broken() {
        FakeCase about = tuned(TITANIC, CaseCause.QUALITY, Duration.ofHours(30), 0);
        about.step(
                Duration.ofMinutes(3),
                CaseDeed.STEP_FAILED,
                Message.of("jobs.child-out-of-memory", "megabytes", "768"),
                null,
                null);
        about.retryable = true;
        about.close(CaseOutcome.FAILED, summary("failed", about));
    }

    private void requested() {
        FakeCase about = tuned(ROUTER, CaseCause.DRIFT, Duration.ofHours(6), 14);
        about.step(
                Duration.ofSeconds(1),
                CaseDeed.COMPRESSION_STARTED,
                Message.of("maintenance.compression-started", "recipe", "int8-blocks"),
                null,
                null);
        about.step(Duration.ofMinutes(4), CaseDeed.COMPRESSED, null, CaseThing.VERSION, "15");
        about.candidate = 15;
        compared(about, 0.021, true);
        about.release = platform.releases
                .list(PROJECT, PageRequest.first())
                .items()
                .getFirst()
                .id();
        about.step(
                Duration.ofSeconds(2), CaseDeed.RELEASE_REQUESTED, null, CaseThing.RELEASE, about.release.toString());
        about.did("ada", CaseDeed.COMMENTED, "The supplier changed its form in October; the new rows have it.");
        about.stands(CaseState.REQUESTED, summary("requested", about));
    }

    private void atWork() {
        FakeCase about = tuned(IRIS, CaseCause.DRIFT, Duration.ofMinutes(4), 0);
        var running = platform.tunings
                .list(PROJECT, null, PageRequest.first())
                .items()
                .getFirst();
        about.job = running.job();
        about.stands(CaseState.TUNING, summary("tuning", about));
    }

    private static Message summary(String what, FakeCase about) {
        return Message.of(
                "maintenance.summary." + what,
                "candidate",
                String.valueOf(about.candidate),
                "champion",
                Integer.toString(about.champion),
                "environment",
                about.environment.value(),
                "metric",
                "accuracy",
                "value",
                "0.935",
                "before",
                "0.914");
    }
}
