package modelport.server.notification.internal;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.notification.NewWebhook;
import modelport.contract.notification.Webhook;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.events.Announcements;
import modelport.server.notification.internal.DeliveryLedger.Due;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Queue, ledger and guard by hand, in an installation that sends nothing by itself and knows no private networks. */
@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class DeliveriesTest {
    private static final int WRITERS = 8;
    private static final int EVENTS = 25;

    @Inject
    TestPeople people;

    @Inject
    WebhookQueue queue;

    @Inject
    DeliveryLedger ledger;

    @Inject
    WebhookCaller caller;

    @Inject
    Announcements announcements;

    @Inject
    Sql sql;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void every_event_is_queued_once_while_many_write_and_several_read() throws Exception {
        Webhook webhook = add("race.");
        UUID lab = lab();

        try (var pool = Executors.newFixedThreadPool(WRITERS + 3)) {
            List<Future<Integer>> writers = java.util.stream.IntStream.range(0, WRITERS)
                    .mapToObj(writer -> pool.submit(writes(lab, writer)))
                    .toList();
            List<Future<Boolean>> readers = java.util.stream.IntStream.range(0, 3)
                    .mapToObj(_ -> pool.submit(() -> {
                        while (!writers.stream().allMatch(Future::isDone)) {
                            queue.advance();
                        }
                        return true;
                    }))
                    .toList();
            for (Future<?> each : readers) {
                each.get();
            }
        }
        drain();

        List<String> told = transactions.executeRead(_ -> sql.query(
                "select subject ->> 'name' as name from delivery where webhook_id = ?",
                row -> row.text("name"),
                webhook.id()));
        assertThat(told).hasSize(WRITERS * EVENTS).doesNotHaveDuplicates();
    }

    @Test
    void what_a_killed_node_had_in_its_hands_is_taken_by_the_next_one() {
        Webhook webhook = add("killed.");
        announce(lab(), "killed.happened", "x");
        drain();

        Due first = claim(webhook).getFirst();
        assertThat(claim(webhook)).as("while the first may still be at it").isEmpty();
        // The node was killed: nobody says how it went, and time passes.
        transactions.executeWrite(_ -> sql.update("update delivery set next_at = now() where id = ?", first.id()));
        Due second = claim(webhook).getFirst();
        ledger.delivered(second, 204);
        // The first one was not dead after all.
        ledger.failed(first, 500, modelport.contract.Message.of("notification.delivery-silent"));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.attempt()).isEqualTo(2);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(claim(webhook)).isEmpty();
        assertThat(people.signedIn("ada").webhooks().list(LAB))
                .filteredOn(one -> one.id().equals(webhook.id()))
                .singleElement()
                .satisfies(one -> assertThat(one.failures()).isZero());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://localhost/",
                "https://[::1]/",
                "https://10.0.0.1/",
                "https://169.254.169.254/",
                "https://[::ffff:192.168.0.1]/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://[fd00::1]/",
                "http://1.1.1.1/",
                "https://no-such-name.invalid/"
            })
    void private_addresses_and_plain_http_are_refused_when_a_webhook_is_saved(String url) {
        var problem = catchThrowableOfType(
                        ProblemException.class,
                        () -> people.signedIn("ada").webhooks().add(LAB, new NewWebhook(url, List.of())))
                .problem();

        assertThat(problem).isInstanceOf(Problem.Invalid.class);
    }

    @Test
    void a_name_that_leads_into_a_private_network_later_is_refused_when_it_is_called() {
        Webhook webhook = add("rebound.");
        transactions.executeWrite(
                _ -> sql.update("update webhook set url = 'https://localhost:1/' where id = ?", webhook.id()));
        people.signedIn("ada").webhooks().test(LAB, webhook.id());

        Due due = claim(webhook).getFirst();

        assertThat(caller.call(due))
                .isInstanceOfSatisfying(
                        WebhookCaller.Outcome.Failed.class,
                        failed -> assertThat(failed.reason().code()).isEqualTo("notification.delivery-refused"));
    }

    @Test
    void a_secret_that_was_sealed_with_another_key_is_not_used() {
        Webhook webhook = add("sealed.");
        people.signedIn("ada").webhooks().test(LAB, webhook.id());
        transactions.executeWrite(_ -> sql.update(
                "update webhook set secret = set_byte(secret, 20, (get_byte(secret, 20) + 1) % 256) where id = ?",
                webhook.id()));

        Due due = claim(webhook).getFirst();

        assertThat(caller.call(due))
                .isInstanceOfSatisfying(
                        WebhookCaller.Outcome.Failed.class,
                        failed -> assertThat(failed.reason().code()).isEqualTo("notification.delivery-sealed"));
    }

    private Callable<Integer> writes(UUID project, int writer) {
        return () -> {
            for (int i = 0; i < EVENTS; i++) {
                announce(project, "race.happened", writer + "-" + i);
            }
            return EVENTS;
        };
    }

    private void announce(UUID project, String topic, String name) {
        transactions.executeWrite(_ -> {
            announcements.announce(project, topic, Map.of("name", name));
            return name;
        });
    }

    private void drain() {
        boolean more = true;
        while (more) {
            more = queue.advance();
        }
    }

    private List<Due> claim(Webhook webhook) {
        return ledger.claim(100, Set.of()).stream()
                .filter(due -> due.webhook().equals(webhook.id()))
                .toList();
    }

    private Webhook add(String topic) {
        return people.signedIn("ada")
                .webhooks()
                .add(LAB, new NewWebhook("https://1.1.1.1/hook", List.of(topic)))
                .webhook();
    }

    private UUID lab() {
        people.address();
        return transactions.executeRead(
                _ -> sql.first("select id from project where name = 'lab'", row -> row.uuid("id"))
                        .orElseThrow());
    }
}
