package modelport.gateway;

import static modelport.gateway.TestGateway.field;
import static modelport.gateway.TestGateway.servable;
import static modelport.gateway.TestGateway.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import modelport.contract.prediction.PredictedRow;
import modelport.contract.registry.Signature;
import modelport.contract.registry.TensorSpec;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** Which predictions are picked to be kept, and what is kept of them. */
class SampledPredictionsTest {
    @Test
    void the_last_bit_of_an_id_says_whether_the_prediction_was_picked() {
        long start = System.nanoTime();
        try (var gateway = new TestGateway(GatewayTestConfig.withPredictionLogRate(20))) {
            gateway.deploy("double").deploy("heavy");
            var said = new HashSet<UUID>();
            var picked = new ArrayList<SampledPrediction>();
            try (var wire = new Wire(gateway.address())) {
                String one = Wire.predict("double", "{\"features\":[[1,2]]}");
                for (int i = 0; i < 40; i++) {
                    wire.send(one.repeat(50));
                    for (int j = 0; j < 50; j++) {
                        Wire.Response answer = wire.receive();
                        String id = answer.headers().getOrDefault("modelport-prediction-id", "");
                        assertThat(answer.body()).contains("\"predictionId\":\"" + id + "\"");
                        note(said, id);
                    }
                    picked.addAll(gateway.gateway().drainPredictions());
                }
            }
            var rows = Collections.nCopies(60, Arrays.toString(new float[256]));
            note(said, id(gateway.predict("heavy", "{\"features\":" + rows + "}")));
            note(said, id(gateway.predict("heavy", "{\"features\":[[1]]}")));
            picked.addAll(gateway.gateway().drainPredictions());
            double seconds = (System.nanoTime() - start) / 1e9;

            assertThat(picked).extracting(SampledPrediction::id).doesNotHaveDuplicates();
            assertThat(picked).extracting(SampledPrediction::id).containsExactlyInAnyOrderElementsOf(said);
            assertThat((double) said.size()).isBetween(20.0, 20 * (seconds + 3));
        }
    }

    @Test
    void features_are_kept_by_name_with_the_label_and_the_probabilities() {
        Servable forest = servable("forest", 3, "0", "1", "2");
        TensorSpec spec = forest.signature().inputs().getFirst();
        var named = new TensorSpec(
                spec.name(), spec.type(), spec.shape(), spec.symbols(), List.of("a", "b", "c", "d"), List.of());
        Signature signature = forest.signature();
        try (var gateway = new TestGateway()) {
            gateway.deploy(
                    "forest",
                    with(forest, new Signature(List.of(named), signature.outputs(), signature.classes(), null, true)));

            var answer = gateway.predict("forest", "{\"features\":[[5.1,3.5,1.4,0.2],[6.7,3.0,5.2,2.3]]}");
            SampledPrediction kept = gateway.gateway().drainPredictions().getFirst();

            assertThat(kept.id()).hasToString(field(answer, "predictionId").getAsString());
            assertThat(kept.endpoint()).isEqualTo("forest");
            assertThat(kept.revision()).isEqualTo(1);
            assertThat(kept.rows()).hasSize(2);
            assertThat(kept.rows().getFirst().input())
                    .isEqualTo(Map.of("a", 5.1, "b", 3.5, "c", 1.4, "d", 0.2))
                    .containsOnlyKeys("a", "b", "c", "d");
            assertThat(kept.rows()).extracting(row -> row.output().label()).containsExactly("0", "2");
            assertThat(kept.rows().getFirst().output().probabilities())
                    .isEqualTo(TestGateway.numbers(
                            field(answer, "probabilities").getAsJsonArray().get(0)));
        }
    }

    @Test
    void texts_are_cut_and_what_is_large_is_summed_up() {
        try (var gateway = new TestGateway()) {
            gateway.deploy("echo").deploy("heavy").deploy("columns");
            gateway.predict("echo", "{\"inputs\":{\"words\":[\"\\u0000x\",\"" + "犬".repeat(3_000) + "\"]}}");
            float[] large = new float[256];
            large[0] = 256;
            gateway.predict("heavy", "{\"features\":[" + Arrays.toString(large) + "]}");
            gateway.predict("columns", "{\"inputs\":{\"price\":[1.5],\"count\":[2]}}");
            List<SampledPrediction> kept = gateway.gateway().drainPredictions();

            assertThat(kept).extracting(SampledPrediction::endpoint).containsExactly("echo", "heavy", "columns");
            assertThat(kept.get(0).rows().getFirst().input()).isEqualTo(Map.of("words", "\ufffdx"));
            assertThat(String.valueOf(kept.get(0).rows().getLast().input().get("words")))
                    .hasSize(1_001)
                    .endsWith("犬…");
            assertThat(kept.get(1).rows().getFirst().input().get("x"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("values", 256)
                    .containsEntry("mean", 1.0)
                    .containsEntry("most", 256.0)
                    .containsKey("sha256");
            assertThat(kept.get(1).rows().getFirst().output().number()).isEqualTo(1.0);
            assertThat(kept.get(2).rows().getFirst())
                    .isEqualTo(new SampledPrediction.Row(
                            Map.of("price", 1.5, "count", 2L), new PredictedRow(null, null, 3.0, Map.of())));
        }
    }

    @Test
    void nothing_is_picked_of_huge_requests_and_where_nobody_wants_it() {
        try (var none = new TestGateway(GatewayTestConfig.withPredictionLogRate(0));
                var some = new TestGateway()) {
            Set<UUID> said = new HashSet<>();
            String rows = Collections.nCopies(300, "[1,2]").toString();
            note(said, id(none.deploy("double").predict("double", "{\"features\":[[1,2]]}")));
            note(said, id(some.deploy("double").predict("double", "{\"features\":" + rows + "}")));

            assertThat(said).isEmpty();
            assertThat(none.gateway().drainPredictions()).isEmpty();
            assertThat(some.gateway().drainPredictions()).isEmpty();
        }
    }

    private static String id(HttpResponse<String> answer) {
        return answer.headers().firstValue("Modelport-Prediction-Id").orElseThrow();
    }

    private static void note(Set<UUID> said, String id) {
        UUID uuid = UUID.fromString(id);
        if ((uuid.getLeastSignificantBits() & 1) == 1) {
            said.add(uuid);
        }
    }
}
