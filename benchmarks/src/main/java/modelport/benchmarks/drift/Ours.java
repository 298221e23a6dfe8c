package modelport.benchmarks.drift;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
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

/** Modelport's rule, in windows of some time and at least 500 rows. */
final class Ours implements Detector {
    private static final Instant MONDAY = Instant.parse("2026-01-05T00:00:00Z");
    /** Days. */
    private static final int KEPT = 10 * 7;

    private static final double BUDGET = 0.5;

    private final SeasonalRule rule;
    private final Windows windows;
    private final List<Cells> cells = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private @Nullable Incident incident;

    /**
     * Begins with nothing but a reference.
     *
     * @param segments whether five segments are watched beside all traffic
     */
    Ours(Duration window, boolean segments, List<Day> reference) {
        rule = SeasonalRule.withBudget(BUDGET, window);
        windows = new Windows(window, rule.rule().least());
        for (int column = 0; column < Traffic.COLUMNS; column++) {
            cells.add(fit(reference, column));
        }
        List<int[][]> places = reference.stream().map(this::places).toList();
        for (int segment = -1; segment < (segments ? Day.SEGMENTS : 0); segment++) {
            views.add(new View(reference, places, segment));
        }
    }

    private Ours(Ours other) {
        rule = other.rule;
        windows = other.windows;
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
        int[][] places = places(day);
        views.forEach(view -> view.take(day, places));
        int rounds = views.stream().mapToInt(view -> view.fresh.size()).max().orElse(0);
        int[] blamed = new int[0];
        for (int round = 0; round < rounds; round++) {
            int[] opened = judge(round);
            blamed = blamed.length == 0 ? opened : blamed;
        }
        return blamed;
    }

    /** What is blamed if an incident opens. */
    private int[] judge(int round) {
        boolean open = incident != null;
        Instant undisturbed = incident == null ? null : incident.opened();
        List<View> closed =
                views.stream().filter(view -> round < view.fresh.size()).toList();
        List<Finding> findings = new ArrayList<>();
        List<Watch> segments = new ArrayList<>();
        for (View view : closed) {
            Watch watch = view.watch(round, undisturbed);
            if (view.segment < 0) {
                findings.addAll(rule.judge(watch));
            } else {
                segments.add(watch);
            }
        }
        rule.judgeSegments(segments).forEach(findings::addAll);
        findings.sort(Finding.BY_IMPACT);
        Span window = closed.getFirst().fresh.get(round);
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
        private final Deque<Bucket> buckets = new ArrayDeque<>();
        private final List<Span> closed = new ArrayList<>();
        private List<Span> fresh = List.of();
        private Timeline timeline = Timeline.of(cells, List.of());

        View(View other) {
            segment = other.segment;
            columns.addAll(other.columns);
            buckets.addAll(other.buckets);
            closed.addAll(other.closed);
        }

        View(List<Day> reference, List<int[][]> places, int segment) {
            this.segment = segment;
            List<CellCounts> sums = cells.stream().map(Cells::none).toList();
            for (int day = 0; day < reference.size(); day++) {
                List<CellCounts> counts =
                        count(reference.get(day), places.get(day), Day.HOURS).getFirst();
                List<CellCounts> before = sums;
                sums = IntStream.range(0, Traffic.COLUMNS)
                        .mapToObj(column -> before.get(column).plus(counts.get(column)))
                        .toList();
            }
            for (int column = 0; column < Traffic.COLUMNS; column++) {
                columns.add(Watched.of(cells.get(column), sums.get(column)));
            }
        }

        /** Counts a day, and closes what windows it fills. */
        void take(Day day, int[][] places) {
            Instant midnight = MONDAY.plus(Duration.ofDays(day.number()));
            int hours = (int) Math.min(Day.HOURS, windows.length().toHours());
            List<List<CellCounts>> counts = count(day, places, hours);
            for (int i = 0; i < counts.size(); i++) {
                buckets.addLast(new Bucket(midnight.plus(Duration.ofHours((long) i * hours)), counts.get(i)));
            }
            while (buckets.size() > KEPT * Day.HOURS / hours) {
                buckets.removeFirst();
            }
            timeline = Timeline.of(cells, buckets);
            Instant since = closed.isEmpty()
                    ? buckets.getFirst().start()
                    : closed.getLast().to();
            fresh = windows.closed(since, midnight.plus(Duration.ofDays(1)), timeline);
            closed.addAll(fresh);
        }

        /** As it was when a window of the newest day closed. */
        Watch watch(int round, @Nullable Instant undisturbed) {
            int known = closed.size() - fresh.size() + round + 1;
            return new Watch(columns, timeline, closed.subList(0, known), undisturbed);
        }

        /** Every so many hours of a day, the counts of each column. */
        private List<List<CellCounts>> count(Day day, int[][] places, int hours) {
            List<List<CellCounts>> counts = new ArrayList<>();
            for (int hour = 0; hour < Day.HOURS; hour += hours) {
                counts.add(cells.stream().map(Cells::none).toList());
            }
            for (int row = 0; row < day.hours().length; row++) {
                if (segment < 0 || day.segments()[row] == segment) {
                    List<CellCounts> bucket = counts.get(day.hours()[row] / hours);
                    for (int column = 0; column < Traffic.COLUMNS; column++) {
                        bucket.get(column).add(places[column][row]);
                    }
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
