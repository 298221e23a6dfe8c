package modelport.server.notification;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import modelport.client.ModelportClient;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.audit.AuditEntry;
import modelport.contract.audit.AuditFilter;
import modelport.contract.notification.Delivery;
import modelport.contract.notification.DeliveryState;
import modelport.contract.notification.IssuedWebhook;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Notification;
import modelport.contract.notification.Webhook;
import modelport.contract.notification.WebhookChange;
import modelport.server.Eventually;
import modelport.server.TestPeople;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Webhooks by REST, with a courier and real receivers. */
@Property(name = "modelport.webhook.allow-private", value = "true")
@Property(name = "modelport.webhook.back-off", value = "20ms,20ms,20ms")
@Property(name = "modelport.webhook.poll", value = "20ms")
@Property(name = "modelport.webhook.limit", value = "2s")
@Property(name = "modelport.webhook.disable-after", value = "6")
@MicronautTest(transactional = false)
class WebhooksTest {
    @Inject
    TestPeople people;

    @Inject
    Announcements announcements;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Inject
    ApplicationContext context;

    private ModelportClient ada;

    @BeforeEach
    void signIn() {
        ada = people.signedIn("ada");
    }

    @Test
    void an_event_is_signed_and_repeated_until_it_is_taken() throws Exception {
        try (var receiver = new Receiver(500, 503)) {
            IssuedWebhook issued = add(receiver, "test.");
            announce("test.happened", "first");

            Delivery delivery = delivered(issued.webhook());

            assertThat(delivery.topic()).isEqualTo("test.happened");
            assertThat(delivery.attempts()).isEqualTo(3);
            assertThat(delivery.status()).isEqualTo(200);
            assertThat(receiver.calls()).hasSize(3).allSatisfy(call -> {
                assertThat(call.path()).isEqualTo("/hook?to=us");
                assertThat(call.headers())
                        .containsEntry("id", delivery.id().toString())
                        .containsEntry("type", "application/json")
                        .containsEntry("signature", signature(issued.secret(), call));
                assertThat(Json.read(call.body(), Object.class))
                        .isEqualTo(Map.of(
                                "type", "test.happened",
                                "timestamp", delivery.at().toString(),
                                "data", Map.of("project", "lab", "subject", Map.of("name", "first"))));
            });
            assertThat(hook(issued.webhook()).failures()).isZero();
            assertThat(hook(issued.webhook()).deliveredAt()).isNotNull();
        }
    }

    @Test
    void only_topics_that_were_asked_for_and_only_of_the_project_are_told() {
        try (var all = new Receiver();
                var some = new Receiver()) {
            add(all);
            Webhook picky = add(some, "picky.").webhook();

            announce("other.happened", "not for picky");
            announce("picky.happened", "for picky");
            elsewhere("picky.happened");
            personal("picky.happened");

            delivered(picky);
            Eventually.until(
                    "all heard",
                    () -> all.calls().stream().anyMatch(call -> call.body().contains("for picky")));
            assertThat(some.calls())
                    .singleElement()
                    .satisfies(call -> assertThat(call.body()).contains("for picky"));
            assertThat(all.calls())
                    .noneMatch(call ->
                            call.body().contains("elsewhere") || call.body().contains("personal"));
        }
    }

    @Test
    void a_test_comes_back_and_can_be_sent_again_under_its_identity() {
        try (var receiver = new Receiver()) {
            Webhook webhook = add(receiver, "nothing.").webhook();

            Delivery test = ada.webhooks().test(LAB, webhook.id());
            assertThat(test.topic()).isEqualTo("webhook.tested");
            delivered(webhook);
            ada.webhooks().redeliver(LAB, webhook.id(), test.id());
            Eventually.until("told twice", () -> receiver.calls().size() == 2);

            assertThat(receiver.calls())
                    .allSatisfy(call -> assertThat(call.headers())
                            .containsEntry("id", test.id().toString()));
            assertThat(receiver.calls().get(0).body())
                    .isEqualTo(receiver.calls().get(1).body());
        }
    }

    @Test
    void a_redirect_is_not_followed_and_what_never_succeeds_is_given_up_and_switched_off() {
        try (var receiver = new Receiver(302, 404, 500, 500, 500, 500, 500, 500)) {
            Webhook webhook = add(receiver, "down.").webhook();
            announce("down.happened", "one");
            announce("down.happened", "two");

            Eventually.until("switched off", () -> !hook(webhook).enabled());

            assertThat(hook(webhook).failures()).isGreaterThanOrEqualTo(6);
            assertThat(receiver.calls()).allMatch(call -> call.path().equals("/hook?to=us"));
            assertThat(problem(() -> ada.webhooks().test(LAB, webhook.id()))).isInstanceOf(Problem.Conflict.class);
            assertThat(ada.notifications().list(true, PageRequest.first()).items())
                    .filteredOn(
                            one -> webhook.id().toString().equals(one.subject().get("webhook")))
                    .extracting(Notification::message)
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.code()).isEqualTo("notification.webhook-disabled");
                        assertThat(message.args()).containsEntry("host", "127.0.0.1");
                    });
            Webhook off = hook(webhook);
            Webhook on =
                    ada.webhooks().change(LAB, webhook.id(), off.rowVersion(), new WebhookChange(null, null, true));
            assertThat(on.failures()).isZero();
            Eventually.until(
                    "nothing waits",
                    () -> deliveries(webhook).stream()
                            .noneMatch(delivery -> delivery.state() == DeliveryState.WAITING));
        }
    }

    @Test
    void an_address_that_does_not_answer_in_time_is_told_so() {
        try (var server = new java.net.ServerSocket(0, 5, java.net.InetAddress.getLoopbackAddress())) {
            Webhook webhook = ada.webhooks()
                    .add(LAB, new NewWebhook("http://127.0.0.1:" + server.getLocalPort() + "/", List.of("silent.")))
                    .webhook();
            ada.webhooks().test(LAB, webhook.id());

            Eventually.until("tried", () -> deliveries(webhook).getFirst().reason() != null);
            assertThat(deliveries(webhook).getFirst().reason())
                    .isNotNull()
                    .satisfies(reason -> assertThat(reason.code()).isEqualTo("notification.delivery-silent"));
            ada.webhooks().remove(LAB, webhook.id());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void webhooks_are_their_project_s_administrators_alone_and_are_audited_without_their_secret() {
        try (var receiver = new Receiver()) {
            IssuedWebhook issued = add(receiver, "quiet.");
            UUID id = issued.webhook().id();
            String rows = transactions.executeRead(_ -> sql.first(
                            "select encode(secret, 'escape') as secret from webhook where id = ?",
                            row -> row.text("secret"),
                            id)
                    .orElseThrow());

            assertThat(issued.secret()).startsWith("whsec_");
            assertThat(Base64.getDecoder().decode(issued.secret().substring(6))).hasSizeGreaterThanOrEqualTo(24);
            assertThat(rows).doesNotContain(issued.secret().substring(6));
            assertThat(problem(() -> people.signedIn("max").webhooks().list(LAB)))
                    .isInstanceOf(Problem.Forbidden.class);
            assertThat(problem(() -> people.signedIn("zoe").webhooks().list(LAB)))
                    .isInstanceOf(Problem.NotFound.class);
            assertThat(problem(() -> ada.webhooks().change(LAB, id, 7, new WebhookChange(null, List.of("a."), null))))
                    .isInstanceOf(Problem.Stale.class);
            Webhook changed = ada.webhooks().change(LAB, id, 0, new WebhookChange(null, List.of("a.", "a."), null));
            assertThat(changed.events()).containsExactly("a.");
            ada.webhooks().remove(LAB, id);
            assertThat(problem(() -> ada.webhooks().deliveries(LAB, id, PageRequest.first())))
                    .isInstanceOf(Problem.NotFound.class);
            List<AuditEntry> entries = ada.audit()
                    .list(new AuditFilter(LAB, null, "webhook=" + id, "webhook."), PageRequest.first())
                    .items();
            assertThat(entries)
                    .extracting(AuditEntry::action)
                    .containsExactly("webhook.removed", "webhook.changed", "webhook.added");
            assertThat(entries.toString()).doesNotContain(issued.secret());
        }
    }

    @Test
    void the_key_belongs_to_its_owner_alone() throws Exception {
        try (var receiver = new Receiver()) {
            add(receiver, "key.");
        }

        Path key = Path.of(context.getRequiredProperty("modelport.home", String.class), "secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(key).strip())).hasSize(32);
    }

    @Test
    void nonsense_is_refused() {
        for (String url : List.of("", "ftp://example.org", "http://user@127.0.0.1/", "http://127.0.0.1/#x")) {
            assertThat(problem(() -> ada.webhooks().add(LAB, new NewWebhook(url, List.of()))))
                    .as(url)
                    .isInstanceOf(Problem.Invalid.class);
        }
        assertThat(problem(() -> ada.webhooks().add(LAB, new NewWebhook("http://127.0.0.1/", List.of("A B")))))
                .isInstanceOf(Problem.Invalid.class);
    }

    private IssuedWebhook add(Receiver receiver, String... events) {
        return ada.webhooks().add(LAB, new NewWebhook(receiver.url(), List.of(events)));
    }

    private Webhook hook(Webhook webhook) {
        return ada.webhooks().list(LAB).stream()
                .filter(one -> one.id().equals(webhook.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<Delivery> deliveries(Webhook webhook) {
        return ada.webhooks().deliveries(LAB, webhook.id(), PageRequest.first()).items();
    }

    private Delivery delivered(Webhook webhook) {
        Eventually.until(
                "delivered",
                () -> deliveries(webhook).stream().anyMatch(delivery -> delivery.state() == DeliveryState.DELIVERED));
        return deliveries(webhook).getFirst();
    }

    private void announce(String topic, String name) {
        transactions.executeWrite(_ -> {
            announcements.announce(project("lab"), topic, Map.of("name", name));
            return name;
        });
    }

    private void elsewhere(String topic) {
        transactions.executeWrite(_ -> {
            announcements.announce(project("elsewhere"), topic, Map.of("name", "elsewhere"));
            return topic;
        });
    }

    private void personal(String topic) {
        transactions.executeWrite(_ -> {
            UUID vera = sql.first("select id from app_user where username = 'vera'", row -> row.uuid("id"))
                    .orElseThrow();
            announcements.announceTo(vera, project("lab"), topic, Map.of("name", "personal"));
            return topic;
        });
    }

    private UUID project(String name) {
        return sql.first("select id from project where name = ?", row -> row.uuid("id"), name)
                .orElseThrow();
    }

    /** As a receiver computes it. */
    private static String signature(String secret, Receiver.Call call) throws Exception {
        byte[] key = Base64.getDecoder().decode(secret.substring("whsec_".length()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        String signed = call.headers().get("id") + "." + call.headers().get("timestamp") + "." + call.body();
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }
}
