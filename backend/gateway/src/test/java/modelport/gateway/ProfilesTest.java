package modelport.gateway;

import static modelport.gateway.TestGateway.servable;
import static modelport.gateway.TestGateway.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import modelport.contract.registry.Signature;
import modelport.gateway.ProfileSource.Element;
import modelport.gateway.ProfileSource.Label;
import modelport.gateway.ProfileSource.LargestProbability;
import modelport.gateway.ProfileSource.Mean;
import modelport.gateway.ProfileSource.Prediction;
import modelport.gateway.ProfileSource.TextLength;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.NumberCells;
import org.junit.jupiter.api.Test;

/** What gateways count is what a plain loop over the same rows counts. */
class ProfilesTest {
    private static final NumberCells WIDE = NumberCells.of(-2, -0.5, 0, 0, 0.25, 1, 3);
    private static final int CLIENTS = 6;

    @Test
    void random_rows_are_counted_once_on_several_loops_and_through_a_change_of_the_plan() throws Exception {
        List<ProfiledColumn> columns = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            columns.add(new ProfiledColumn("f" + i, new Element("features", i), NumberCells.of(0.5 * i, 2, 3, 4 + i)));
        }
        columns.add(new ProfiledColumn("label", new Label(), new CategoryCells(List.of("0", "2"), List.of())));
        columns.add(new ProfiledColumn("sure", new LargestProbability(), NumberCells.of(0.4, 0.6, 0.8, 0.9)));
        var first = new ProfilePlan(UUID.randomUUID(), 1, columns);
        var second = new ProfilePlan(UUID.randomUUID(), 1, columns);
        var expected = new ConcurrentLinkedQueue<List<CellCounts>>();
        var deltas = new ArrayList<ProfileDelta>();

        try (var gateway = new TestGateway(loops(3))) {
            gateway.gateway().profile("forest", List.of(first));
            gateway.deploy("forest", "0", "1", "2");
            try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
                List<Future<?>> all = IntStream.range(0, CLIENTS)
                        .<Future<?>>mapToObj(seed -> clients.submit(() -> expected.add(ask(gateway, columns, seed))))
                        .toList();
                for (int turn = 0; all.stream().anyMatch(one -> !one.isDone()); turn++) {
                    gateway.gateway().profile("forest", List.of(turn % 2 == 0 ? second : first));
                    deltas.addAll(gateway.gateway().drainProfiles());
                    LockSupport.parkNanos(2_000_000);
                }
                for (Future<?> one : all) {
                    one.get();
                }
            }
            deltas.addAll(gateway.gateway().drainProfiles());
            assertThat(gateway.gateway().drainProfiles()).isEmpty();
        }

        assertThat(counted(deltas, columns)).isEqualTo(sum(expected));
        assertThat(deltas).extracting(ProfileDelta::plan).contains(first.id(), second.id());
        assertThat(deltas).allSatisfy(delta -> {
            assertThat(delta.profiled()).isPositive().isEqualTo(delta.served());
            assertThat(split(delta, columns))
                    .allSatisfy(counts -> assertThat(counts.total()).isEqualTo(delta.profiled()));
        });
    }

    /** Asks 150 times about some rows, and counts them as they are. */
    private static List<CellCounts> ask(TestGateway gateway, List<ProfiledColumn> columns, int seed) {
        var random = new Random(seed);
        List<CellCounts> counts =
                columns.stream().map(column -> column.cells().none()).toList();
        try (var wire = new Wire(gateway.address())) {
            for (int request = 0; request < 150; request++) {
                int rows = 1 + random.nextInt(request % 10 == 0 ? 40 : 3);
                var body = new ArrayList<String>();
                for (int row = 0; row < rows; row++) {
                    float[] values = new float[4];
                    for (int i = 0; i < values.length; i++) {
                        values[i] = (float) (random.nextGaussian() * 2 + 3);
                        add(counts.get(i), columns.get(i), values[i]);
                    }
                    body.add(Arrays.toString(values));
                }
                var answer = JsonParser.parseString(wire.send(Wire.predict("forest", "{\"features\":" + body + "}"))
                                .receive()
                                .body())
                        .getAsJsonObject();
                for (int row = 0; row < rows; row++) {
                    String label = answer.getAsJsonArray("predictions").get(row).getAsString();
                    counts.get(4).add(((CategoryCells) columns.get(4).cells()).cell(label));
                    double largest = answer.getAsJsonArray("probabilities").get(row).getAsJsonArray().asList().stream()
                            .mapToDouble(each -> each.getAsFloat())
                            .max()
                            .orElseThrow();
                    add(counts.get(5), columns.get(5), largest);
                }
            }
        }
        return counts;
    }

    @Test
    void big_requests_are_counted_by_the_threads_of_a_heavy_model_and_at_its_end() {
        List<ProfiledColumn> columns = List.of(
                new ProfiledColumn("mean", new Mean("x"), WIDE),
                new ProfiledColumn("y", new Prediction(), WIDE),
                new ProfiledColumn("absent", new Element("x", 256), WIDE));
        var random = new Random(7);
        List<CellCounts> expected =
                columns.stream().map(column -> column.cells().none()).toList();
        var gateway = new TestGateway();
        gateway.deploy("heavy").gateway().profile("heavy", List.of(new ProfilePlan(UUID.randomUUID(), 1, columns)));

        for (int request = 0; request < 4; request++) {
            var rows = new ArrayList<String>();
            for (int row = 0; row < 60; row++) {
                float[] values = new float[256];
                Arrays.fill(values, (float) random.nextGaussian());
                rows.add(Arrays.toString(values));
                double sum = 0;
                for (float value : values) {
                    sum += value;
                }
                add(expected.get(0), columns.get(0), sum / 256);
            }
            var answer = gateway.predict("heavy", "{\"features\":" + rows + "}");
            TestGateway.numbers(TestGateway.field(answer, "predictions"))
                    .forEach(number -> add(expected.get(1), columns.get(1), number.floatValue()));
        }
        gateway.close();
        List<ProfileDelta> deltas = gateway.gateway().drainProfiles();

        assertThat(counted(deltas, columns)).isEqualTo(expected);
        assertThat(deltas.stream().mapToLong(ProfileDelta::profiled).sum()).isEqualTo(240);
        assertThat(gateway.gateway().drainProfiles()).isEmpty();
    }

    @Test
    void texts_classes_and_numbers_that_stand_for_categories_find_their_cells() {
        var words = new CategoryCells(List.of("red", "犬"), List.of("blue"));
        List<ProfiledColumn> texts = List.of(
                new ProfiledColumn("words", new Element("words", 0), words),
                new ProfiledColumn("length", new TextLength("words"), NumberCells.of(1, 3, 5)),
                new ProfiledColumn("label", new Label(), words));
        List<ProfiledColumn> named =
                List.of(new ProfiledColumn("label", new Label(), new CategoryCells(List.of("cat"), List.of("犬"))));
        List<ProfiledColumn> scores =
                List.of(new ProfiledColumn("label", new Label(), new CategoryCells(List.of("yes", "no"), List.of())));
        List<ProfiledColumn> counts = List.of(
                new ProfiledColumn("price", new Element("price", 0), NumberCells.of(1, 2)),
                new ProfiledColumn(
                        "count", new Element("count", 0), new CategoryCells(List.of("1", "2.0"), List.of("3"))));
        try (var gateway = new TestGateway()) {
            gateway.deploy("echo")
                    .deploy("names", "cat", "犬")
                    .deploy("softmax", "no", "yes")
                    .deploy("columns");
            profile(gateway, "echo", texts);
            profile(gateway, "names", named);
            profile(gateway, "softmax", scores);
            profile(gateway, "columns", counts);

            gateway.predict("echo", "{\"inputs\":{\"words\":[\"red\",\"blue\",\"\",\"green\",\"犬\"]}}");
            gateway.predict("names", "{\"features\":[[1,0],[0,1],[0,1]]}");
            gateway.predict("softmax", "{\"features\":[[1,0],[0,1],[0,1]]}");
            gateway.predict("columns", "{\"inputs\":{\"price\":[1.5,9,0.5],\"count\":[2,3,4]}}");
            List<ProfileDelta> deltas = gateway.gateway().drainProfiles();

            assertThat(of(deltas, "echo", texts))
                    .containsExactly(
                            CellCounts.of(1, 1, 1, 1, 1), CellCounts.of(0, 1, 1, 3, 0), CellCounts.of(0, 0, 0, 0, 0));
            assertThat(of(deltas, "names", named)).containsExactly(CellCounts.of(0, 1, 2, 0));
            assertThat(of(deltas, "softmax", scores)).containsExactly(CellCounts.of(0, 2, 1, 0, 0));
            assertThat(of(deltas, "columns", counts))
                    .containsExactly(CellCounts.of(0, 1, 1, 1), CellCounts.of(0, 0, 1, 1, 1));
        }
    }

    @Test
    void missing_values_and_rows_of_other_versions_trials_and_refused_requests() {
        Servable open = servable("double", 1);
        var lenient = new Servable(
                1, open.digest(), open.modelFile(), open.folder(), open.signature(), Map.of("missing", "nan"));
        List<ProfiledColumn> columns = List.of(new ProfiledColumn("x", new Element("x", 1), WIDE));
        try (var gateway = new TestGateway()) {
            gateway.deploy("double", lenient);
            profile(gateway, "double", columns);

            gateway.predict("double", "{\"features\":[[1,null],[1,0],[1,2]]}");
            gateway.predict("double", "{\"features\":[[1]]}");
            var _ = gateway.gateway()
                    .tryOut(lenient, "{\"features\":[[1,2]]}".getBytes(StandardCharsets.UTF_8), Locale.ENGLISH)
                    .toCompletableFuture()
                    .join();
            List<ProfileDelta> before = gateway.gateway().drainProfiles();
            gateway.gateway()
                    .deploy(new Deployment("double", 2, servable("triple", 2)))
                    .toCompletableFuture()
                    .join();
            gateway.predict("double", "{\"features\":[[1,2]]}");

            assertThat(before).hasSize(1);
            assertThat(before.getFirst().served()).isEqualTo(3);
            assertThat(before.getFirst().counts()).containsExactly(1, 0, 0, 0, 0, 1, 0, 1, 0);
            assertThat(gateway.gateway().drainProfiles()).isEmpty();
        }
    }

    @Test
    void a_model_whose_input_has_no_rows_is_one_row() {
        Signature whole = servable("whole", 1).signature();
        List<ProfiledColumn> columns = List.of(new ProfiledColumn("mean", new Mean("x"), NumberCells.of(0, 5)));
        try (var gateway = new TestGateway()) {
            gateway.deploy("whole", with(servable("whole", 1), whole));
            profile(gateway, "whole", columns);

            gateway.predict("whole", "{\"inputs\":{\"x\":[1,2,3,4]}}");
            List<ProfileDelta> deltas = gateway.gateway().drainProfiles();

            assertThat(of(deltas, "whole", columns)).containsExactly(CellCounts.of(0, 0, 1, 0));
        }
    }

    @Test
    void each_minute_is_a_window_of_its_own() {
        var times = List.of("2026-01-01T00:00:59.9Z", "2026-01-01T00:01:00Z", "2026-01-01T00:00:30Z");
        var clock = new SettableClock();
        List<ProfiledColumn> columns = List.of(new ProfiledColumn("x", new Element("x", 0), WIDE));
        try (var gateway = new TestGateway(loops(2), TestGateway::check, System::nanoTime, clock)) {
            gateway.deploy("double");
            profile(gateway, "double", columns);

            for (String time : times) {
                clock.now = Instant.parse(time);
                gateway.predict("double", "{\"features\":[[0,0]]}");
            }

            assertThat(gateway.gateway().drainProfiles())
                    .extracting(delta -> delta.window() + " " + delta.served())
                    .containsExactly("2026-01-01T00:00:00Z 2", "2026-01-01T00:01:00Z 1");
        }
    }

    private static final class SettableClock extends Clock {
        private volatile Instant now = Instant.EPOCH;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    private static GatewayConfig loops(int count) {
        GatewayConfig usual = GatewayConfig.defaults();
        return new GatewayConfig(
                usual.bind(),
                usual.port(),
                count,
                usual.workers(),
                usual.maxConnections(),
                usual.maxRequestBytes(),
                usual.maxBufferedBytes(),
                usual.modelMemory(),
                usual.maxBatch(),
                usual.queueMax(),
                usual.deadline(),
                usual.idle(),
                usual.callerCache(),
                usual.trials(),
                usual.trialIdle(),
                usual.keepWarm(),
                usual.predictionLogRate(),
                usual.drain());
    }

    private static void profile(TestGateway gateway, String endpoint, List<ProfiledColumn> columns) {
        gateway.gateway().profile(endpoint, List.of(new ProfilePlan(UUID.randomUUID(), 1, columns)));
    }

    private static void add(CellCounts counts, ProfiledColumn column, double value) {
        counts.add(((NumberCells) column.cells()).cell(value));
    }

    private static List<CellCounts> of(List<ProfileDelta> deltas, String endpoint, List<ProfiledColumn> columns) {
        return counted(
                deltas.stream()
                        .filter(delta -> delta.endpoint().equals(endpoint))
                        .toList(),
                columns);
    }

    private static List<CellCounts> counted(List<ProfileDelta> deltas, List<ProfiledColumn> columns) {
        return sum(deltas.stream().map(delta -> split(delta, columns)).collect(Collectors.toList()));
    }

    private static List<CellCounts> sum(Iterable<List<CellCounts>> parts) {
        List<CellCounts> sum = new ArrayList<>();
        for (List<CellCounts> part : parts) {
            for (int i = 0; i < part.size(); i++) {
                if (sum.size() == i) {
                    sum.add(part.get(i));
                } else {
                    sum.set(i, sum.get(i).plus(part.get(i)));
                }
            }
        }
        return sum;
    }

    private static List<CellCounts> split(ProfileDelta delta, List<ProfiledColumn> columns) {
        var counts = new ArrayList<CellCounts>();
        int at = 0;
        for (ProfiledColumn column : columns) {
            Cells cells = column.cells();
            counts.add(CellCounts.of(Arrays.copyOfRange(delta.counts(), at, at + cells.size())));
            at += cells.size();
        }
        return counts;
    }
}
