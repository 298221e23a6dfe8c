package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.DeliveryState;
import modelport.contract.notification.Urgency;
import modelport.contract.notification.Webhook;
import modelport.contract.release.ChampionInterval;
import modelport.contract.release.GateFinding;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.GateState;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.PolicyEffect;
import modelport.contract.release.ReleaseState;
import org.jspecify.annotations.Nullable;

/** Environments with a past, and what people and programs were told about it. */
final class EnvironmentShowcase {
    private static final Slug PROJECT = new Slug("storefront");
    private static final Slug PRODUCTION = new Slug("production");
    private static final Slug ROUTER = new Slug("support-router");
    private static final String RELEASE = "0b8a4c1e-37d5-4c22-9a41-5f0c2d7b9e10";

    private final FakeModelport platform;
    private final Instant now = FakeModelport.now();

    private EnvironmentShowcase(FakeModelport platform) {
        this.platform = platform;
    }

    static void fill(FakeModelport platform) {
        var showcase = new EnvironmentShowcase(platform);
        showcase.policies();
        showcase.champions();
        showcase.effects();
        showcase.audit();
        showcase.notifications();
        showcase.webhooks();
    }

    private void policies() {
        platform.environments.add(PROJECT, new NewEnvironment(new Slug("staging"), "Staging", 1));
    }

    private void champions() {
        Slug router = new Slug("storefront-support-router");
        Slug search = new Slug("storefront-search-embeddings");
        int[] days = {41, 33, 30, 21, 20, 9};
        for (int i = 0; i < days.length; i++) {
            Instant to = i + 1 < days.length ? now.minus(Duration.ofDays(days[i + 1])) : null;
            serve(router, ROUTER, 7 + i, now.minus(Duration.ofDays(days[i])), to, i == 3);
        }
        serve(search, new Slug("search-embeddings"), 2, now.minus(Duration.ofDays(26)), ago(4), false);
        serve(search, new Slug("search-embeddings"), 3, ago(4), null, false);
        serve(new Slug("storefront-churn-scorer"), new Slug("churn-scorer"), 1, ago(3), ago(2), false);
    }

    private Instant ago(int days) {
        return now.minus(Duration.ofDays(days)).minus(Duration.ofMinutes(137));
    }

    private void serve(Slug endpoint, Slug model, int version, Instant from, @Nullable Instant to, boolean emergency) {
        platform.environments.serve(
                PRODUCTION,
                new ChampionInterval(endpoint, model, version, UUID.randomUUID(), emergency, "ada", from, to));
    }

    private void effects() {
        var scan = GateRule.of(GateKind.SCAN);
        var size = new GateRule(GateKind.SIZE, null, null, 20e6);
        platform.environments.effects.add(new PolicyEffect(
                UUID.fromString(RELEASE),
                ROUTER,
                14,
                ReleaseState.IN_REVIEW,
                ReleaseState.DRAFT,
                1,
                List.of(
                        new GateFinding(
                                "SCAN", scan, GateState.PASSED, Message.of("release.scan-passed", "files", "4"), "a1"),
                        new GateFinding(
                                "SIZE",
                                size,
                                GateState.FAILED,
                                Message.of("release.size-over", "size", "23600000", "limit", "20000000"),
                                "a2"))));
    }

    private void audit() {
        for (int i = 0; i < 58; i++) {
            write(
                    3000 - i * 41,
                    "ada",
                    "model.changed",
                    Map.of("model", "experiment-%03d".formatted(i + 1)),
                    null,
                    null);
        }
        write(
                600,
                "ada",
                "upload.announced",
                Map.of("upload", UUID.randomUUID().toString(), "filename", "model.onnx"),
                null,
                null);
        write(590, "ada", "version.created", Map.of("model", "support-router", "version", "14"), null, null);
        write(588, "system", "version.ready", Map.of("model", "support-router", "version", "14"), null, null);
        write(300, "vera", "release.decided", release(), null, Map.of("verdict", "APPROVE", "rule", "risk"));
        write(
                120,
                "ada",
                "policy.set",
                Map.of("environment", "production", "policy", "8"),
                Map.of("fourEyes", true, "reviewHours", 336, "gates", List.of(Map.of("kind", "SCAN"))),
                Map.of(
                        "fourEyes",
                        true,
                        "reviewHours",
                        168,
                        "gates",
                        List.of(Map.of("kind", "SCAN"), Map.of("kind", "SIZE", "limit", 256_000_000))));
        write(64, "system", "release.changed", release(), Map.of("state", "APPROVED"), Map.of("state", "ROLLING_OUT"));
        write(12, "ada", "member.set", Map.of("user", "vera"), null, Map.of("roles", List.of("VIEWER", "APPROVER")));
        write(5, "ada", "endpoint.deleted", Map.of("endpoint", "storefront-old", "model", "iris"), null, null);
        write(2, "ada", "experiment.paused", Map.of("model", "iris"), null, null);
    }

    private static Map<String, String> release() {
        return Map.of("release", RELEASE, "model", "support-router", "version", "14", "environment", "production");
    }

    private void write(
            int minutes,
            String actor,
            String action,
            Map<String, String> subject,
            @Nullable Object before,
            @Nullable Object after) {
        Instant at = now.minus(Duration.ofMinutes(minutes));
        platform.audit.write(at, PROJECT, actor, action, subject, before, after);
    }

    private void notifications() {
        Map<String, String> version = Map.of("model", "support-router", "version", "14");
        for (int i = 0; i < 60; i++) {
            told(20_000 - i * 200, Urgency.NEWS, Message.of("release.edited", "user", "ada"), version, true);
        }
        told(900, Urgency.NEWS, Message.of("imports.storing"), Map.of("model", "iris", "version", "2"), true);
        told(
                180,
                Urgency.ALERT,
                Message.of("deployment.load-failed"),
                Map.of("endpoint", "storefront-churn-scorer-development"),
                false);
        told(40, Urgency.ACTION, Message.of("release.submit-again"), version, false);
        told(
                8,
                Urgency.ACTION,
                Message.of("release.policy-changed", "user", "ada", "policy", "8"),
                Map.of("environment", "production"),
                false);
    }

    private void told(int minutes, Urgency urgency, Message message, Map<String, String> subject, boolean read) {
        platform.notifications.put(urgency, message, subject, now.minus(Duration.ofMinutes(minutes)), read);
    }

    private void webhooks() {
        UUID chat = webhook("https://chat.example.com/hooks/7f3a9c21", List.of("release.", "policy.changed"), true, 0);
        UUID down = webhook("https://down.example.com/very/long/path/to/a/pipeline/trigger", List.of(), true, 4);
        webhook("https://old.example.com/modelport", List.of("version.ready"), false, 0);
        for (int i = 30; i > 0; i--) {
            platform.webhooks.put(chat, delivery("release.changed", DeliveryState.DELIVERED, 1, 204, i * 70));
        }
        platform.webhooks.put(down, delivery("job.changed", DeliveryState.GIVEN_UP, 8, 503, 2000));
        platform.webhooks.put(down, delivery("version.ready", DeliveryState.WAITING, 4, 503, 31));
        platform.webhooks.put(down, delivery("release.changed", DeliveryState.WAITING, 2, null, 6));
    }

    private UUID webhook(String url, List<String> events, boolean enabled, int failures) {
        UUID id = UUID.randomUUID();
        Instant delivered = now.minus(Duration.ofMinutes(failures == 0 ? 4 : 2900));
        platform.webhooks.put(
                new Webhook(id, url, events, enabled, "ada", now.minus(Duration.ofDays(40)), delivered, failures, 1));
        return id;
    }

    private Delivery delivery(String topic, DeliveryState state, int attempts, @Nullable Integer status, int minutes) {
        return FakeWebhooks.delivery(
                topic, release(), state, attempts, status, null, now.minus(Duration.ofMinutes(minutes)));
    }
}
