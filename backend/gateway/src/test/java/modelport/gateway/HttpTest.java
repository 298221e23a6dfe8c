package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpTest {
    private static final AtomicInteger CHECKS = new AtomicInteger();
    private static TestGateway gateway;

    @BeforeAll
    static void start() {
        gateway = new TestGateway(
                        GatewayConfig.defaults(),
                        (token, endpoint) -> {
                            CHECKS.incrementAndGet();
                            return TestGateway.check(token, endpoint);
                        },
                        System::nanoTime)
                .deploy("double")
                .deploy("heavy");
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static String row(int value) {
        return "{\"features\":[[" + value + "," + value + "]]}";
    }

    private static String heavyRow(int value) {
        return "{\"features\":[[" + (value + ",").repeat(255) + value + "]]}";
    }

    private static int first(Wire.Response response) {
        var prediction = JsonParser.parseString(response.body())
                .getAsJsonObject()
                .getAsJsonArray("predictions")
                .get(0);
        return Math.round(
                prediction.isJsonArray() ? prediction.getAsJsonArray().get(0).getAsFloat() : prediction.getAsFloat());
    }

    @Test
    void pipelined_requests_are_answered_in_their_order_however_long_each_takes() {
        try (var wire = new Wire(gateway.address())) {
            var requests = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                requests.append(i % 3 == 0 ? Wire.predict("heavy", heavyRow(i)) : Wire.predict("double", row(i)));
            }
            wire.send(requests.toString());

            for (int i = 0; i < 100; i++) {
                Wire.Response answer = wire.receive();
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                assertThat(first(answer)).isEqualTo(i % 3 == 0 ? i : 2 * i);
            }
        }
    }

    @Test
    void a_request_may_come_in_pieces_or_chunks() {
        String request = Wire.predict("double", row(4));
        try (var wire = new Wire(gateway.address())) {
            for (int i = 0; i < request.length(); i += 7) {
                wire.send(request.substring(i, Math.min(request.length(), i + 7)));
            }
            assertThat(first(wire.receive())).isEqualTo(8);

            wire.send("POST /endpoints/double/predict HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                    + "Authorization: bearer " + TestGateway.GOOD + "\r\n\r\n"
                    + "9\r\n{\"feature\r\n10\r\ns\":[[1.5,2.25]]}\r\n0\r\n\r\n");
            assertThat(wire.receive().body()).contains("[[3.0,4.5]]");
        }
    }

    @Test
    void old_clients_are_told_whether_the_connection_stays() {
        String request =
                Wire.predict("double", row(1), "Connection: keep-alive").replace("HTTP/1.1", "HTTP/1.0");
        try (var wire = new Wire(gateway.address())) {
            assertThat(wire.send(request).receive().headers()).containsEntry("connection", "keep-alive");
            assertThat(wire.send(request.replace("Connection: keep-alive\r\n", ""))
                            .receive()
                            .headers())
                    .containsEntry("connection", "close");
            assertThat(wire.isClosed()).isTrue();
        }
    }

    @Test
    void who_asks_first_whether_to_send_the_body_is_told() {
        String request = Wire.predict("double", row(1), "Expect: 100-continue");
        String head = request.substring(0, request.indexOf("\r\n\r\n") + 4);
        try (var wire = new Wire(gateway.address())) {
            assertThat(wire.send(head).receive().status()).isEqualTo(100);
            assertThat(wire.send(row(1)).receive().status()).isEqualTo(200);
            assertThat(wire.send(head.replace(TestGateway.GOOD, "stranger"))
                            .receive()
                            .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void a_body_beyond_the_limit_is_refused_before_it_is_sent_or_when_it_gets_there() {
        try (var small = new TestGateway(GatewayTestConfig.withMaxRequest(1_000))) {
            small.deploy("double");
            try (var wire = new Wire(small.address())) {
                Wire.Response answer =
                        wire.send(Wire.predict("double", "x".repeat(1_001))).receive();
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
            }
            try (var wire = new Wire(small.address())) {
                wire.send("POST /v2/models/double/infer HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
                        + "Authorization: Bearer " + TestGateway.GOOD + "\r\n\r\n3e9\r\n" + "x".repeat(1_001));
                Wire.Response answer = wire.receive();
                assertThat(answer.status()).isEqualTo(413);
                assertThat(answer.body()).startsWith("{\"error\":");
                assertThat(wire.isClosed()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NONSENSE, 400",
        "GET /endpoints/double/predict HTTP/1.1, 405",
        "POST /v2/health/live HTTP/1.1, 405",
        "POST /endpoints/double HTTP/1.1, 404",
        "GET /v2/models/double/nothing HTTP/1.1, 404",
        "GET /%zz HTTP/1.1, 404",
        "GET / HTTP/1.1, 404"
    })
    void what_has_no_address_or_no_sense_is_said_to_have_none(String line, int status) {
        try (var wire = new Wire(gateway.address())) {
            Wire.Response answer =
                    wire.send(line + "\r\nHost: x\r\nContent-Length: 0\r\n\r\n").receive();

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).doesNotContain("Exception").startsWith("{");
        }
    }

    @Test
    void too_long_addresses_and_headers_are_named() {
        try (var wire = new Wire(gateway.address())) {
            assertThat(wire.send("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n")
                            .receive()
                            .status())
                    .isEqualTo(414);
        }
        try (var wire = new Wire(gateway.address())) {
            assertThat(wire.send("GET / HTTP/1.1\r\nx: " + "a".repeat(20_000) + "\r\n\r\n")
                            .receive()
                            .status())
                    .isEqualTo(431);
        }
    }

    @Test
    void without_a_token_there_is_401_and_with_one_that_may_not_404() {
        var request = HttpRequest.newBuilder(gateway.uri("/endpoints/double/predict"))
                .POST(HttpRequest.BodyPublishers.ofString(row(1)));

        var nobody = gateway.exchange(request.build(), HttpResponse.BodyHandlers.ofString());
        var stranger = gateway.exchange(
                request.copy().header("Authorization", "Bearer nonsense").build(),
                HttpResponse.BodyHandlers.ofString());
        var foreigner = gateway.exchange(
                request.copy()
                        .header("Authorization", "Bearer " + TestGateway.FOREIGN)
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(field(nobody, "code").getAsString()).isEqualTo("gateway.no-token");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(field(stranger, "code").getAsString()).isEqualTo("gateway.unknown-token");
        assertThat(foreigner.statusCode()).isEqualTo(404);
        assertThat(field(foreigner, "detail").getAsString()).contains("double");
        assertThat(stranger.body()).doesNotContain("nonsense");
    }

    @Test
    void an_unknown_endpoint_looks_like_a_foreign_one() {
        var unknown = gateway.predict("nothing", row(1));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(field(unknown, "code").getAsString()).isEqualTo("not-found");
    }

    @Test
    void callers_are_not_checked_for_each_request() {
        try (var wire = new Wire(gateway.address())) {
            wire.send(Wire.predict("double", row(0))).receive();
            int before = CHECKS.get();
            long start = System.nanoTime();
            for (int i = 0; i < 200; i++) {
                wire.send(Wire.predict("double", row(i))).receive();
            }
            long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();

            assertThat(CHECKS.get() - before).isLessThanOrEqualTo((int) (2 + seconds));
        }
    }

    @Test
    void health_is_open_and_bare() {
        for (String path : new String[] {"/health/live", "/health/ready", "/v2/health/live", "/v2/health/ready"}) {
            var answer = gateway.exchange(
                    HttpRequest.newBuilder(gateway.uri(path)).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(path.endsWith("live") ? "{\"live\":true}" : "{\"ready\":true}");
        }
    }

    @Test
    void a_compressed_body_is_refused() {
        try (var wire = new Wire(gateway.address())) {
            assertThat(wire.send(Wire.predict("double", row(1), "Content-Encoding: gzip"))
                            .receive()
                            .status())
                    .isEqualTo(415);
        }
    }

    @Test
    void connections_beyond_the_limit_are_closed_until_others_leave() {
        try (var small = new TestGateway(GatewayTestConfig.withMaxConnections(2))) {
            small.deploy("double");
            var first = new Wire(small.address());
            var second = new Wire(small.address());
            assertThat(first.send(Wire.predict("double", row(1))).receive().status())
                    .isEqualTo(200);
            assertThat(second.send(Wire.predict("double", row(1))).receive().status())
                    .isEqualTo(200);

            try (var third = new Wire(small.address())) {
                assertThat(third.isClosed()).isTrue();
            }
            first.close();
            second.close();

            await(() -> isServed(small));
        }
    }

    private static boolean isServed(TestGateway small) {
        try (var wire = new Wire(small.address())) {
            return wire.send(Wire.predict("double", row(1))).receive().status() == 200;
        } catch (UncheckedIOException _) {
            return false;
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
        }
    }

    @Test
    void who_leaves_before_the_answer_harms_nobody() {
        for (int i = 0; i < 20; i++) {
            try (var wire = new Wire(gateway.address())) {
                wire.send(Wire.predict("heavy", heavyRow(i)) + Wire.predict("double", row(i)));
            }
        }

        assertThat(gateway.predict("heavy", heavyRow(7)).statusCode()).isEqualTo(200);
    }
}
