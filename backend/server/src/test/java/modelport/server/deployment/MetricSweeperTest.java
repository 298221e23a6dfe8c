package modelport.server.deployment;

import static modelport.server.TestPeople.LAB;
import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.annotation.Property;
import io.micronaut.test.extensions.junit5.annotation.MicronautTest;
import io.micronaut.transaction.TransactionOperations;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import modelport.client.ModelportClient;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.NewDeployment;
import modelport.server.TestPeople;
import modelport.server.database.Sql;
import modelport.server.deployment.MetricWriter.Span;
import modelport.statistics.LatencyHistogram;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;

@Property(name = "modelport.roles", value = "api")
@MicronautTest(transactional = false)
class MetricSweeperTest {
    @Inject
    TestPeople people;

    @Inject
    ReadyVersions versions;

    @Inject
    MetricWriter writer;

    @Inject
    MetricSweeper sweeper;

    @Inject
    Sql sql;

    @Inject
    Clock clock;

    @Inject
    TransactionOperations<Session> transactions;

    @Test
    void old_seconds_become_minutes_that_tell_the_same_and_end_after_a_month() {
        ModelportClient max = people.signedIn("max");
        Slug name = max.releases()
                .deploy(LAB, new NewDeployment(versions.model("lab", "swept", 2), 1, null, null))
                .endpoint();
        UUID endpoint = max.endpoints().get(LAB, name).id();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        Instant old = now.minus(Duration.ofHours(3));
        Instant ancient = now.minus(Duration.ofDays(31));
        writer.write("a", spans(endpoint, old, 90));
        writer.write("a", spans(endpoint, old, 90));
        writer.write("b", spans(endpoint, old, 30));
        writer.write("a", spans(endpoint, now, 10));
        writer.write("a", spans(endpoint, ancient, 10));
        EndpointMetrics before = metrics(max, name, old);

        sweeper.addUp();
        sweeper.addUp();
        sweeper.forget();

        assertThat(metrics(max, name, old)).isEqualTo(before);
        assertThat(before.points().getFirst().requests()).isPositive();
        assertThat(count(endpoint)).isEqualTo(3 + 1 + 10);
    }

    private static EndpointMetrics metrics(ModelportClient max, Slug name, Instant from) {
        return max.endpoints().metrics(LAB, name, from, from.plusSeconds(600), Duration.ofMinutes(1));
    }

    private long count(UUID endpoint) {
        return transactions.executeRead(_ -> sql.first(
                        "select count(*) as rows from endpoint_metric where endpoint_id = ?",
                        row -> row.number("rows"),
                        endpoint)
                .orElseThrow());
    }

    /** One span every two seconds. */
    private static List<Span> spans(UUID endpoint, Instant start, int count) {
        var random = new Random(count);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var latency = new LatencyHistogram();
                    int requests = 1 + random.nextInt(20);
                    IntStream.range(0, requests).forEach(_ -> latency.record(random.nextInt(1_000, 100_000_000)));
                    return new Span(
                            endpoint, start.plusSeconds(2L * i), i, requests, i % 2, requests, requests, latency);
                })
                .toList();
    }
}
