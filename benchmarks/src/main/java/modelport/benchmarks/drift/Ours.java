package modelport.benchmarks.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import modelport.statistics.drift.CategoryCells;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.Finding;
import modelport.statistics.drift.Incident;
import modelport.statistics.drift.NumberCells;
import modelport.statistics.drift.SeasonalRule;
import modelport.statistics.drift.Span;
import modelport.statistics.drift.Timeline;
import modelport.statistics.drift.Timeline.Bucket;
import modelport.statistics.drift.Watch;
import modelport.statistics.drift.Watched;
import modelport.statistics.drift.Windows;
import org.jspecify.annotations.Nullable;

/** Modelport's rule: all traffic and five segments, in windows of a day and 500 rows, nothing known but the reference. */
final class Ours implements Detector {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    private static final Windows DAYS = new Windows(Duration.ofDays(1), 500);
    private static final int KEPT = 10 * 7;

    private final SeasonalRule rule;
    private final List<Cells> cells = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private @Nullable Incident incident;

    Ours(SeasonalRule rule, List<Day> reference) {
        this.rule = rule;
        for (int column = 0; column < Traffic.COLUMNS; column++) {
            cells.add(fit(reference, column));
        }
        List<int[][]> places = reference.stream().map(this::places).toList();
        for (int segment = -1; segment < Day.SEGMENTS; segment++) {
            views.add(new View(reference, places, segment));
        }
    }

    private Ours(Ours other) {
        rule = other.rule;
        cells.addAll(other.cells);
        other.views.forEach(view -> views.add(new View(view)));
        incident = other.incident;
    }

    /** The same, which may see other days from here on. */
    Ours fork() {
        return new Ours(this);
    }

    @Override
    public int[] look(Day day) {
        boolean open = incident != null;
        Instant undisturbed = incident == null ? null : incident.opened();
        int[][] places = places(day);
        List<View> closed = views.stream().filter(view -> view.take(day, places)).toList();
        if (closed.isEmpty()) {
            return new int[0];
        }
        List<Finding> findings = new ArrayList<>();
        if (closed.getFirst().segment < 0) {
            findings.addAll(rule.judge(closed.getFirst().watch(undisturbed)));
        }
        List<Watch> segments = closed.stream()
                .filter(view -> view.segment >= 0)
                .map(view -> view.watch(undisturbed))
                .toList();
        if (!segments.isEmpty()) {
            rule.judgeSegments(segments).forEach(findings::addAll);
        }
        findings.sort(Finding.BY_IMPACT);
        Span window = span(day.number());
        incident = Incident.after(incident, window, findings, Incident.USUAL_CALM)
                .filter(next -> !next.closed())
                .orElse(null);
        return open || incident == null
                ? new int[0]
                : findings.stream()
                        .filter(Finding::isDrifted)
                        .mapToInt(Finding::column)
                        .toArray();
    }

    boolean isOpen() {
        return incident != null;
    }

    private static Span span(int day) {
        Instant start = MONDAY.plus(Duration.ofDays(day));
        return new Span(start, start.plus(Duration.ofDays(1)));
    }

    private static Cells fit(List<Day> reference, int column) {
        if (!Traffic.law(column).isCategory()) {
            double[] values = reference.stream()
                    .flatMapToDouble(day -> Arrays.stream(day.present(column)))
                    .toArray();
            return NumberCells.fit(values, 10);
        }
        Map<String, Integer> found = new HashMap<>();
        for (Day day : reference) {
            for (double value : day.present(column)) {
                found.merge(text(value), 1, Integer::sum);
            }
        }
        List<String> sorted = found.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
        int most = Math.min(CategoryCells.MOST, sorted.size());
        return new CategoryCells(sorted.subList(0, most), sorted.subList(most, sorted.size()));
    }

    private static String text(double value) {
        return String.valueOf((int) value);
    }

    /** All traffic, or a segment of it. */
    private final class View {
        private final int segment;
        private final List<Watched> columns = new ArrayList<>();
        private final List<Bucket> buckets = new ArrayList<>();
        private final List<Span> closed = new ArrayList<>();
        private Timeline timeline = Timeline.of(cells, List.of());

        View(View other) {
            segment = other.segment;
            columns.addAll(other.columns);
            buckets.addAll(other.buckets);
            closed.addAll(other.closed);
        }

        View(List<Day> reference, List<int[][]> places, int segment) {
            this.segment = segment;
            for (int column = 0; column < Traffic.COLUMNS; column++) {
                CellCounts sum = cells.get(column).none();
                for (int day = 0; day < reference.size(); day++) {
                    sum = sum.plus(count(reference.get(day), column, places.get(day)[column]));
                }
                columns.add(Watched.of(cells.get(column), sum));
            }
        }

        /** Whether a window closes with this day. */
        boolean take(Day day, int[][] places) {
            List<CellCounts> counts = new ArrayList<>();
            for (int column = 0; column < Traffic.COLUMNS; column++) {
                counts.add(count(day, column, places[column]));
            }
            Span today = span(day.number());
            buckets.add(new Bucket(today.from(), counts));
            if (buckets.size() > KEPT) {
                buckets.removeFirst();
            }
            timeline = Timeline.of(cells, buckets);
            Instant since = closed.isEmpty() ? buckets.getFirst().start() : closed.getLast().to();
            List<Span> now = DAYS.closed(since, today.to(), timeline);
            closed.addAll(now);
            return !now.isEmpty();
        }

        Watch watch(@Nullable Instant undisturbed) {
            return new Watch(columns, timeline, closed, undisturbed);
        }

        private CellCounts count(Day day, int column, int[] places) {
            CellCounts counts = cells.get(column).none();
            for (int row = 0; row < places.length; row++) {
                if (segment < 0 || day.segments()[row] == segment) {
                    counts.add(places[row]);
                }
            }
            return counts;
        }
    }

    /** The cell of every value. */
    private int[][] places(Day day) {
        return IntStream.range(0, Traffic.COLUMNS)
                .mapToObj(column -> Arrays.stream(day.columns()[column])
                        .mapToInt(value -> cell(cells.get(column), value))
                        .toArray())
                .toArray(int[][]::new);
    }

    private static int cell(Cells cells, double value) {
        return switch (cells) {
            case NumberCells numbers -> numbers.cell(value);
            case CategoryCells categories -> categories.cell(Double.isNaN(value) ? null : text(value));
        };
    }
}
