package modelport.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.monitoring.NewFeedback;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A clinic whose new microscope enlarges everything: it asks about the same people again and again, and what it turned
 * out to be arrives once the predictions are written down.
 */
final class Clinic implements AutoCloseable {
    /** Radius, perimeter and area in the order of the data, as mean, error and worst. */
    private static final List<Integer> ENLARGED = List.of(0, 2, 3, 10, 12, 13, 20, 22, 23);

    private static final double MAGNIFICATION = 1.35;
    private static final int ROWS = 30;
    private static final long PAUSE_NANOS = 500_000_000;
    /** Predictions are written down every ten seconds. */
    private static final long LABELLED_AFTER_NANOS = 15_000_000_000L;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Platform platform;
    private final Slug endpoint;
    private final List<String> rows;
    private final List<Told> waiting = new ArrayList<>();
    private CompletableFuture<Void> asking = CompletableFuture.completedFuture(null);
    private volatile boolean open = true;

    private record Told(long since, List<NewFeedback> labels) {}

    Clinic(Platform platform, Slug endpoint, Path table) throws IOException {
        this.platform = platform;
        this.endpoint = endpoint;
        List<String> lines = Files.readAllLines(table);
        rows = lines.subList(1, lines.size());
    }

    /** Begins to ask. */
    void open() {
        asking =
                CompletableFuture.runAsync(this::ask, task -> Thread.ofVirtual().start(task));
    }

    /** A table as the new microscope shows the same people. */
    static Path underNewMicroscope(Path table, Path target) throws IOException {
        List<String> lines = Files.readAllLines(table);
        Stream<String> seen = lines.stream().skip(1).map(Clinic::enlarged);
        return Files.write(
                target, Stream.concat(Stream.of(lines.getFirst()), seen).toList());
    }

    private static String enlarged(String line) {
        String[] cells = line.split(",");
        for (int column : ENLARGED) {
            boolean area = column % 10 == 3;
            double times = area ? MAGNIFICATION * MAGNIFICATION : MAGNIFICATION;
            cells[column] = Double.toString(Double.parseDouble(cells[column]) * times);
        }
        return String.join(",", cells);
    }

    private void ask() {
        for (int from = 0; open; from = (from + ROWS) % rows.size()) {
            int start = from;
            send(IntStream.range(0, ROWS)
                    .mapToObj(i -> rows.get((start + i) % rows.size()))
                    .toList());
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void send(List<String> asked) {
        String features = asked.stream()
                .map(line -> "[" + line.substring(0, line.lastIndexOf(',')) + "]")
                .collect(Collectors.joining(",", "{\"features\":[", "]}"));
        Answer answer = platform.client().endpoints().predict(endpoint, features);
        assertThat(answer.status()).isEqualTo(200);
        JsonNode told = JSON.readTree(answer.body());
        UUID id = UUID.fromString(told.path("predictionId").asString());
        List<NewFeedback> labels = IntStream.range(0, asked.size())
                .mapToObj(row -> new NewFeedback(id, row, diagnosis(asked.get(row)), null, answer(told, row), null))
                .toList();
        waiting.add(new Told(System.nanoTime(), labels));
        if (System.nanoTime() - waiting.getFirst().since() > LABELLED_AFTER_NANOS) {
            platform.client()
                    .monitors()
                    .tell(Platform.PROJECT, waiting.removeFirst().labels());
        }
    }

    private static String answer(JsonNode told, int row) {
        return told.path("predictions").path(row).asString();
    }

    private static String diagnosis(String line) {
        return line.substring(line.lastIndexOf(',') + 1);
    }

    /** Fails if a request did. */
    @Override
    public void close() {
        open = false;
        asking.join();
    }
}
