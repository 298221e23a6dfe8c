package modelport.gateway;

import static modelport.gateway.TestGateway.servable;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialsTest {
    private static TrialAnswer tryOut(TestGateway gateway, Servable servable, String body) {
        return gateway.gateway()
                .tryOut(servable, body.getBytes(StandardCharsets.UTF_8), Locale.ENGLISH)
                .toCompletableFuture()
                .join();
    }

    @Test
    void a_version_answers_without_being_deployed_just_as_it_would() {
        try (var gateway = new TestGateway()) {
            TrialAnswer answer = tryOut(gateway, servable("double", 3), "{\"features\":[[1,2]]}");

            assertThat(answer.status()).isEqualTo(200);
            assertThat(JsonParser.parseString(answer.body())
                            .getAsJsonObject()
                            .get("predictions")
                            .toString())
                    .isEqualTo("[[2.0,4.0]]");
            assertThat(answer.headers())
                    .containsEntry("Content-Type", "application/json")
                    .containsEntry("Modelport-Version-Digest", "sha256:double")
                    .containsKey("Modelport-Prediction-Id");
            assertThat(gateway.gateway().drainMetrics()).isEmpty();
        }
    }

    @Test
    void what_is_wrong_is_told_as_an_endpoint_would_tell_it() {
        try (var gateway = new TestGateway()) {
            Path bad = TestGateway.file("forest.json");
            Servable double3 = servable("double", 3);
            var broken = new Servable(1, "sha256:broken", bad, bad, double3.signature(), Map.of());

            TrialAnswer wide = tryOut(gateway, double3, "{\"features\":[[1,2,3]]}");

            assertThat(wide.status()).isEqualTo(422);
            assertThat(wide.headers()).containsEntry("Content-Type", "application/problem+json");
            assertThat(tryOut(gateway, double3, "{").status()).isEqualTo(400);
            assertThat(tryOut(gateway, broken, "{\"features\":[[1,2]]}").status())
                    .isEqualTo(500);
            assertThat(tryOut(gateway, broken, "{\"features\":[[1,2]]}").body()).doesNotContain("Exception");
        }
    }

    @Test
    void only_so_many_versions_stay_loaded() {
        try (var gateway = new TestGateway(GatewayTestConfig.withTrials(2, Duration.ofMinutes(5)))) {
            for (String model : new String[] {"double", "triple", "softmax", "neighbours", "double"}) {
                assertThat(tryOut(gateway, servable(model, 1), "{\"features\":[[1,2]]}")
                                .status())
                        .isEqualTo(200);
            }

            assertThat(gateway.gateway().trials()).isEqualTo(2);
        }
    }

    @Test
    void an_idle_version_is_unloaded() {
        try (var gateway = new TestGateway(GatewayTestConfig.withTrials(2, Duration.ofMillis(20)))) {
            tryOut(gateway, servable("double", 1), "{\"features\":[[1,2]]}");

            while (gateway.gateway().trials() > 0) {
                Thread.onSpinWait();
            }

            assertThat(tryOut(gateway, servable("double", 1), "{\"features\":[[1,2]]}")
                            .status())
                    .isEqualTo(200);
        }
    }
}
