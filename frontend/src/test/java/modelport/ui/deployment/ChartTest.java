package modelport.ui.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import modelport.contract.deployment.EndpointMetrics;
import modelport.contract.deployment.MetricPoint;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ChartTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant START = Instant.ofEpochMilli(1_700_000_000_000L);

    private final EndpointMetrics metrics = new EndpointMetrics(
            START,
            START.plusSeconds(120),
            60_000,
            List.of(
                    new MetricPoint(START, 120, 6, 240, 1.5, 3.0, 4.5, 2.0),
                    new MetricPoint(START.plusSeconds(60), 0, 0, 0, null, null, null, null)));

    @Test
    void counts_become_rates_per_second() {
        JsonNode series = JSON.readTree(Chart.traffic(metrics)).path("series");

        assertThat(series.path(0).path("data").path(0).path(1).asDouble()).isEqualTo(2.0);
        assertThat(series.path(1).path("data").path(0).path(1).asDouble()).isEqualTo(0.1);
    }

    @Test
    void times_without_requests_are_gaps_and_a_lone_time_is_a_dot() {
        JsonNode data =
                JSON.readTree(Chart.latency(metrics)).path("series").path(2).path("data");

        assertThat(data.path(0).path("value").path(1).asDouble()).isEqualTo(4.5);
        assertThat(data.path(0).path("symbol").asString()).isEqualTo("circle");
        assertThat(data.path(1).path(1).isNull()).isTrue();
    }

    @Test
    void a_patch_moves_the_window_and_keeps_the_series() {
        JsonNode patch = JSON.readTree(Chart.latencyData(metrics));

        assertThat(patch.path("xAxis").path("max").asLong())
                .isEqualTo(START.plusSeconds(120).toEpochMilli());
        assertThat(patch.path("series").size()).isEqualTo(3);
    }
}
