package modelport.gateway;

import static modelport.gateway.TestGateway.dependent;
import static modelport.gateway.TestGateway.field;
import static modelport.gateway.TestGateway.numbers;
import static modelport.gateway.TestGateway.servable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonParser;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import modelport.contract.ProblemException;
import modelport.contract.deployment.EndpointState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeploymentsTest {
    private TestGateway gateway = new TestGateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static String heavyRow(int value) {
        return "{\"features\":[[" + (value + ",").repeat(255) + value + "]]}";
    }

    @ParameterizedTest
    @CsvSource({"double, triple", "heavy, heavy_neighbours"})
    void versions_are_switched_under_load_without_a_request_noticing(String first, String second) throws Exception {
        boolean heavy = first.equals("heavy");
        String body = heavy ? heavyRow(5) : "{\"features\":[[1,1]]}";
        gateway.deploy("e", servable(first, 1));
        var stop = new AtomicBoolean();
        var answered = new AtomicInteger();
        List<String> answers = new ArrayList<>();
        try (var clients = Executors.newFixedThreadPool(6)) {
            List<Future<List<String>>> loads = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                loads.add(clients.submit(() -> load(body, stop, answered)));
            }
            for (int round = 0; round < 8; round++) {
                gateway.deploy("e", round % 2 == 0 ? servable(second, 2) : servable(first, 1));
                // What was there before is back in no time: each shall answer some requests.
                int enough = answered.get() + 10;
                while (answered.get() < enough && loads.stream().noneMatch(Future::isDone)) {
                    Thread.onSpinWait();
                }
            }
            stop.set(true);
            for (var load : loads) {
                answers.addAll(load.get());
            }
        }

        assertThat(answers).hasSizeGreaterThan(50);
        assertThat(answers.stream().distinct())
                .allMatch(answer ->
                        heavy ? answer.matches("[12] (5\\.0.*|4\\.99.*|0\\.0)") : answer.matches("1 2\\.0|2 3\\.0"));
    }

    private List<String> load(String body, AtomicBoolean stop, AtomicInteger answered) {
        var answers = new ArrayList<String>();
        try (var wire = new Wire(gateway.address())) {
            while (!stop.get()) {
                Wire.Response answer = wire.send(Wire.predict("e", body)).receive();
                assertThat(answer.status()).as(answer.body()).isEqualTo(200);
                answered.incrementAndGet();
                var json = JsonParser.parseString(answer.body()).getAsJsonObject();
                answers.add(json.get("version").getAsInt() + " "
                        + numbers(json.get("predictions")).getFirst());
            }
        }
        return answers;
    }

    @Test
    void the_same_bytes_under_another_number_are_not_loaded_again() {
        gateway.deploy("e", servable("double", 1));
        Servable renamed = new Servable(
                2,
                "sha256:double",
                Path.of("gone.onnx"),
                Path.of("gone"),
                servable("double", 1).signature(),
                Map.of());

        gateway.deploy("e", renamed);

        assertThat(field(gateway.predict("e", "{\"features\":[[1,1]]}"), "version")
                        .getAsInt())
                .isEqualTo(2);
    }

    @Test
    void a_removed_endpoint_is_gone_and_can_come_back() {
        gateway.deploy("e", servable("double", 1));
        assertThat(gateway.predict("e", "{\"features\":[[1,1]]}").statusCode()).isEqualTo(200);

        gateway.gateway().remove("e").toCompletableFuture().join();

        assertThat(gateway.predict("e", "{\"features\":[[1,1]]}").statusCode()).isEqualTo(404);
        assertThat(gateway.gateway().state("e").state()).isEqualTo(EndpointState.EMPTY);
        gateway.deploy("e", servable("triple", 1));
        assertThat(field(gateway.predict("e", "{\"features\":[[1,1]]}"), "predictions")
                        .toString())
                .isEqualTo("[[3.0,3.0]]");
    }

    @Test
    void a_version_that_cannot_be_loaded_leaves_everything_as_it_was() {
        gateway.deploy("e", servable("double", 1));
        Servable good = servable("double", 2);
        Path bad = TestGateway.file("forest.json");
        var broken = new Servable(2, "sha256:broken", bad, bad, good.signature(), Map.of());

        assertThatThrownBy(() -> gateway.deploy("e", broken))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(ProblemException.class);

        EndpointStatus status = gateway.gateway().state("e");
        assertThat(status.state()).isEqualTo(EndpointState.SERVING);
        assertThat(status.reason()).isNotNull();
        assertThat(gateway.predict("e", "{\"features\":[[1,1]]}").statusCode()).isEqualTo(200);
    }

    @Test
    void an_endpoint_whose_first_version_fails_says_so() {
        Path bad = TestGateway.file("forest.json");
        var broken =
                new Servable(1, "sha256:broken", bad, bad, servable("double", 1).signature(), Map.of());
        assertThatThrownBy(() -> gateway.deploy("e", broken)).isInstanceOf(CompletionException.class);

        HttpResponse<String> answer = gateway.predict("e", "{\"features\":[[1,1]]}");

        assertThat(gateway.gateway().state("e").state()).isEqualTo(EndpointState.FAILED);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("retry-after")).contains("1");
        assertThat(field(answer, "code").getAsString()).isEqualTo("gateway.failed");
    }

    @Test
    void while_a_model_is_loaded_callers_are_told_to_come_again() {
        CompletableFuture<Void> deployed = gateway.gateway()
                .deploy(new Deployment("e", 1, servable("heavy", 1)))
                .toCompletableFuture();

        HttpResponse<String> early = gateway.predict("e", heavyRow(1));
        deployed.join();

        if (early.statusCode() != 200) {
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(field(early, "code").getAsString()).isEqualTo("gateway.starting");
        }
        assertThat(gateway.predict("e", heavyRow(1)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_model_that_does_not_fit_the_memory_is_not_loaded() {
        gateway.close();
        gateway = new TestGateway(GatewayTestConfig.withModelMemory(1_000));

        assertThatThrownBy(() -> gateway.deploy("forest")).hasMessageContaining("gateway.model-memory");
        assertThat(gateway.deploy("double")
                        .predict("double", "{\"features\":[[1,1]]}")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_answered_before_comes_back_without_being_loaded() {
        deploy("e", 1, servable("double", 1));
        deploy("e", 2, servable("triple", 2));
        Servable lost = new Servable(
                1,
                "sha256:double",
                Path.of("gone"),
                Path.of("gone"),
                servable("double", 1).signature(),
                Map.of());

        assertThat(warm("e")).isEqualTo(1);
        deploy("e", 3, lost);
        assertThat(answer("e")).isEqualTo("[[2.0,2.0]]");
        assertThat(warm("e")).isEqualTo(2);
        assertThat(isBack("e", 2)).isTrue();
        assertThat(answer("e")).isEqualTo("[[3.0,3.0]]");
        assertThat(isBack("e", 2)).isTrue();
        assertThat(isBack("e", 1)).isFalse();
        assertThat(isBack("absent", 1)).isFalse();
        deploy("e", 4, servable("heavy", 4));
        assertThat(warm("e")).as("one for each endpoint").isEqualTo(2);
        gateway.gateway().remove("e").toCompletableFuture().join();
        assertThat(isBack("e", 2)).isFalse();
    }

    @Test
    void what_answered_before_gives_way_to_what_needs_its_memory() {
        long one = TestGateway.file("double.onnx").toFile().length();
        gateway.close();
        gateway = new TestGateway(GatewayTestConfig.withModelMemory(2 * one + one / 2));
        deploy("e", 1, servable("double", 1));
        deploy("e", 2, servable("triple", 2));
        assertThat(warm("e")).isEqualTo(1);

        assertThatThrownBy(() -> deploy("heavy", 1, servable("heavy", 1))).hasMessageContaining("gateway.model-memory");
        assertThat(warm("e")).as("it would not have helped").isEqualTo(1);
        deploy("f", 1, servable("double", 1));

        assertThat(warm("e")).isZero();
        assertThat(answer("e")).isEqualTo("[[3.0,3.0]]");
        assertThat(answer("f")).isEqualTo("[[2.0,2.0]]");
    }

    @Test
    void what_answered_before_is_not_kept_for_ever() {
        gateway.close();
        gateway = new TestGateway(GatewayTestConfig.withKeepWarm(Duration.ofMillis(20)));
        deploy("e", 1, servable("double", 1));
        deploy("e", 2, servable("triple", 2));

        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (warm("e") != 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }

        assertThat(warm("e")).isZero();
        assertThat(isBack("e", 1)).isFalse();
        assertThat(answer("e")).isEqualTo("[[3.0,3.0]]");
    }

    private void deploy(String endpoint, int revision, Servable servable) {
        gateway.gateway()
                .deploy(new Deployment(endpoint, revision, servable))
                .toCompletableFuture()
                .join();
    }

    private boolean isBack(String endpoint, int revision) {
        return gateway.gateway()
                .bringBack(endpoint, revision)
                .toCompletableFuture()
                .join();
    }

    private int warm(String endpoint) {
        Deployment warm = gateway.gateway().state(endpoint).warm();
        return warm == null ? 0 : warm.revision();
    }

    private String answer(String endpoint) {
        return field(gateway.predict(endpoint, "{\"features\":[[1,1]]}"), "predictions")
                .toString();
    }

    @Test
    void nothing_is_lost_when_the_gateway_ends_while_it_answers() {
        gateway.deploy("heavy");
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            answers.add(gateway.predictLater("heavy", heavyRow(i)));
        }
        answers.getFirst().join();

        gateway.gateway().close();

        answers.forEach(answer -> assertThat(
                        answer.handle((response, failure) -> response == null ? -1 : response.statusCode())
                                .join())
                .isIn(200, -1));
    }

    @Test
    void rows_of_a_model_whose_rows_depend_on_each_other_are_run_alone() {
        gateway.deploy("neighbours", dependent("neighbours")).deploy("heavy-neighbours", dependent("heavy_neighbours"));

        assertThat(field(gateway.predict("neighbours", "{\"features\":[[1,2],[5,9]]}"), "predictions")
                        .toString())
                .isEqualTo("[[0.0,0.0],[0.0,0.0]]");
        assertThat(numbers(field(gateway.predict("heavy-neighbours", heavyRow(8)), "predictions")))
                .containsExactly(0.0);
    }
}
