package modelport.gateway;

import static modelport.gateway.TestGateway.dependent;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BatchingTest {
    private static String row(int value) {
        return "[" + (value + ",").repeat(255) + value + "]";
    }

    private static List<HttpResponse<String>> storm(TestGateway gateway, String endpoint, int count) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(gateway.predictLater(endpoint, "{\"features\":[" + row(i % 50) + "]}"));
        }
        return answers.stream().map(CompletableFuture::join).toList();
    }

    /** Everything that was counted since the last time; waits for the running second to end. */
    private static EndpointDelta drained(TestGateway gateway, String endpoint) {
        long start = System.currentTimeMillis() / 1_000;
        while (System.currentTimeMillis() / 1_000 == start) {
            Thread.onSpinWait();
        }
        return gateway.gateway().drainMetrics().stream()
                .filter(delta -> delta.endpoint().equals(endpoint))
                .reduce(BatchingTest::sum)
                .orElseThrow();
    }

    private static EndpointDelta sum(EndpointDelta a, EndpointDelta b) {
        a.latency().merge(b.latency());
        return new EndpointDelta(
                a.endpoint(),
                a.window(),
                a.requests() + b.requests(),
                a.clientErrors() + b.clientErrors(),
                a.serverErrors() + b.serverErrors(),
                a.rows() + b.rows(),
                a.batches() + b.batches(),
                a.batchRows() + b.batchRows(),
                a.latency());
    }

    private static GatewayConfig patient() {
        return GatewayConfig.defaults().queueing(Duration.ofMinutes(1));
    }

    @Test
    void under_load_a_heavy_model_runs_requests_together_and_answers_each_its_own() {
        try (var gateway = new TestGateway(patient())) {
            gateway.deploy("heavy");

            List<HttpResponse<String>> answers = storm(gateway, "heavy", 400);

            for (int i = 0; i < answers.size(); i++) {
                double mean = TestGateway.numbers(TestGateway.field(answers.get(i), "predictions"))
                        .getFirst();
                assertThat(Math.round(mean)).isEqualTo(i % 50);
            }
            EndpointDelta counted = drained(gateway, "heavy");
            assertThat(counted.requests()).isEqualTo(400);
            assertThat(counted.rows()).isEqualTo(400);
            assertThat(counted.batchRows()).isEqualTo(400);
            assertThat(counted.batches()).isLessThan(300);
        }
    }

    @Test
    void rows_that_depend_on_each_other_never_run_together() {
        try (var gateway = new TestGateway(patient())) {
            gateway.deploy("heavy-neighbours", dependent("heavy_neighbours"));

            List<HttpResponse<String>> answers = storm(gateway, "heavy-neighbours", 200);

            // Each row minus the mean of its batch: anything but 0 would have had company.
            assertThat(answers)
                    .allSatisfy(answer -> assertThat(
                                    TestGateway.field(answer, "predictions").toString())
                            .isEqualTo("[0.0]"));
            EndpointDelta counted = drained(gateway, "heavy-neighbours");
            assertThat(counted.batches()).isEqualTo(200);
            assertThat(counted.batchRows()).isEqualTo(200);
        }
    }

    @Test
    void requests_that_would_wait_too_long_are_sent_away_with_a_time_to_come_back() {
        try (var gateway = new TestGateway(GatewayConfig.defaults().queueing(Duration.ofNanos(1)))) {
            gateway.deploy("heavy");

            List<HttpResponse<String>> answers = storm(gateway, "heavy", 300);

            assertThat(answers)
                    .extracting(HttpResponse::statusCode)
                    .contains(200, 429)
                    .containsOnly(200, 429);
            HttpResponse<String> refused = answers.stream()
                    .filter(answer -> answer.statusCode() == 429)
                    .findFirst()
                    .orElseThrow();
            assertThat(refused.headers().firstValue("retry-after")).contains("1");
            assertThat(TestGateway.field(refused, "code").getAsString()).isEqualTo("gateway.overloaded");
            assertThat(gateway.predict("heavy", "{\"features\":[" + row(3) + "]}")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void a_big_request_runs_in_batches_of_the_allowed_size() {
        try (var gateway = new TestGateway(patient())) {
            gateway.deploy("heavy");
            var rows = new ArrayList<String>();
            for (int i = 0; i < 100; i++) {
                rows.add(row(i));
            }

            var answer = gateway.predict("heavy", "{\"features\":[" + String.join(",", rows) + "]}");

            List<Double> means = TestGateway.numbers(TestGateway.field(answer, "predictions"));
            for (int i = 0; i < 100; i++) {
                assertThat(Math.round(means.get(i))).isEqualTo(i);
            }
            EndpointDelta counted = drained(gateway, "heavy");
            assertThat(counted.batches()).isEqualTo(4);
            assertThat(counted.batchRows()).isEqualTo(100);
        }
    }

    @Test
    void what_cannot_be_done_in_time_is_not_begun() {
        try (var gateway = new TestGateway(GatewayTestConfig.withDeadline(Duration.ofMillis(5)))) {
            gateway.deploy("heavy");
            String rows = (row(1) + ",").repeat(3_000);

            var answer = gateway.predict("heavy", "{\"features\":[" + rows + row(1) + "]}");

            assertThat(answer.statusCode()).isEqualTo(413);
            assertThat(TestGateway.field(answer, "code").getAsString()).isEqualTo("gateway.too-much");
        }
    }

    @Test
    void nothing_that_was_counted_is_lost_at_the_end() {
        var gateway = new TestGateway();
        gateway.deploy("double").predict("double", "{\"features\":[[1,2]]}");

        gateway.close();

        assertThat(gateway.gateway().drainMetrics().stream()
                        .mapToLong(EndpointDelta::requests)
                        .sum())
                .isEqualTo(1);
        assertThat(gateway.gateway().drainMetrics()).isEmpty();
    }

    @Test
    void a_tiny_model_runs_on_the_event_loop_and_is_counted_too() {
        try (var gateway = new TestGateway(patient())) {
            gateway.deploy("double");
            try (var wire = new Wire(gateway.address())) {
                String request = Wire.predict("double", "{\"features\":[[1,2]]}");
                wire.send(request.repeat(30));
                for (int i = 0; i < 30; i++) {
                    assertThat(wire.receive().status()).isEqualTo(200);
                }
                assertThat(wire.send(Wire.predict("double", "{}")).receive().status())
                        .isEqualTo(400);
            }

            EndpointDelta counted = drained(gateway, "double");

            assertThat(counted.requests()).isEqualTo(31);
            assertThat(counted.clientErrors()).isEqualTo(1);
            assertThat(counted.serverErrors()).isZero();
            assertThat(counted.rows()).isEqualTo(30);
            assertThat(counted.batchRows()).isEqualTo(30);
            assertThat(counted.batches()).isLessThan(30);
            assertThat(counted.latency().count()).isEqualTo(31);
            assertThat(gateway.gateway().drainMetrics()).isEmpty();
        }
    }
}
