package modelport.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import modelport.contract.Slug;
import modelport.contract.registry.Signature;
import modelport.gateway.EndpointDelta;
import modelport.server.deployment.MetricWriter.Span;
import modelport.statistics.LatencyHistogram;
import org.junit.jupiter.api.Test;

class MetricCollectorTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID ENDPOINT = new UUID(0, 1);

    private final MetricCollector collector = new MetricCollector(Duration.ofSeconds(2), START);

    @Test
    void seconds_add_up_to_spans_and_nothing_gets_lost() {
        collector.know(route("iris"));
        var random = new Random(3);
        List<EndpointDelta> deltas = IntStream.range(0, 61)
                .mapToObj(second -> delta("iris", second, random.nextInt(100)))
                .toList();

        collector.add(deltas.subList(0, 30));
        collector.add(deltas.subList(30, 61));

        List<Span> spans = collector.waiting();
        assertThat(spans)
                .hasSize(31)
                .allSatisfy(span -> assertThat(span.endpoint()).isEqualTo(ENDPOINT));
        assertThat(spans).extracting(Span::start).first().isEqualTo(START);
        assertThat(spans.stream().mapToLong(Span::requests).sum())
                .isEqualTo(deltas.stream().mapToLong(EndpointDelta::requests).sum());
        assertThat(spans.stream().mapToLong(span -> span.latency().count()).sum())
                .isEqualTo(spans.stream().mapToLong(Span::requests).sum());
        assertThat(spans).extracting(Span::seq).doesNotHaveDuplicates();
    }

    @Test
    void spans_wait_until_they_are_written() {
        collector.know(route("iris"));
        collector.add(List.of(delta("iris", 0, 5)));
        collector.add(List.of(delta("iris", 2, 5), delta("nobody-knows", 2, 5)));

        assertThat(collector.waiting()).hasSize(2);
        collector.written();
        assertThat(collector.waiting()).isEmpty();
    }

    private static EndpointDelta delta(String endpoint, int second, int requests) {
        var latency = new LatencyHistogram();
        for (int i = 0; i < requests; i++) {
            latency.record(1_000_000L + i);
        }
        return new EndpointDelta(
                endpoint, START.plusSeconds(second), requests, requests / 10, 0, requests, requests, requests, latency);
    }

    private static Route route(String endpoint) {
        var name = new Slug(endpoint);
        var signature = new Signature(List.of(), List.of(), List.of(), null, true);
        var id = new UUID(0, 2);
        return new Route(id, ENDPOINT, name, name, id, 1, 1, "digest", "model.onnx", signature, Map.of());
    }
}
