package modelport.ui.fakes;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import modelport.contract.monitoring.ColumnFinding;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.ColumnWindow;
import modelport.contract.monitoring.CountedCell;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.QualityPoint;
import modelport.contract.monitoring.WindowPoint;
import modelport.contract.monitoring.WindowState;

/** What windows of an hour would have said, up to the last whole one; nights are quiet. */
final class FakeWindows {
    private static final int MOST = 400;
    private static final int LEAST = 500;

    private final List<FakeColumn> columns;
    private final int count;
    private final int version;
    private final Instant end = FakeModelport.now().truncatedTo(ChronoUnit.HOURS);
    private final long scale;

    /** With so many rows in a usual window. */
    FakeWindows(List<FakeColumn> columns, int count, int version, long scale) {
        this.columns = columns;
        this.count = count;
        this.version = version;
        this.scale = scale;
    }

    List<FakeColumn> columns() {
        return columns;
    }

    Instant end() {
        return end;
    }

    /** The newest first. */
    List<DriftReport> reports() {
        return LongStream.range(0, count).mapToObj(this::report).toList();
    }

    DriftReport report(long age) {
        long rows = rows(age);
        List<ColumnFinding> findings = rows < LEAST ? List.of() : findings(age);
        return new DriftReport(
                from(age),
                from(age).plus(1, ChronoUnit.HOURS),
                state(age),
                version,
                rows,
                rows + rows / 300,
                findings.size(),
                findings);
    }

    List<WindowPoint> points(Instant from, Instant to) {
        List<Long> ages = ages(from, to);
        int many = Math.ceilDiv(Math.max(1, ages.size()), MOST);
        var points = new ArrayList<WindowPoint>();
        for (int i = 0; i < ages.size(); i += many) {
            points.add(point(ages.subList(i, Math.min(ages.size(), i + many))));
        }
        return points;
    }

    private WindowPoint point(List<Long> ages) {
        long worst = ages.stream().max(Comparator.comparing(this::state)).orElseThrow();
        DriftReport report = report(worst);
        ColumnFinding first =
                report.findings().isEmpty() ? null : report.findings().getFirst();
        long rows = ages.stream().mapToLong(this::rows).sum();
        return new WindowPoint(
                from(ages.getFirst()),
                from(ages.getLast()).plus(1, ChronoUnit.HOURS),
                report.state(),
                version,
                rows,
                rows + rows / 300,
                first == null ? null : first.column(),
                first == null ? null : first.effect());
    }

    ColumnHistory column(FakeColumn column, Instant from, Instant to) {
        List<Long> ages = ages(from, to);
        List<ColumnWindow> windows = ages.stream()
                .map(age -> new ColumnWindow(
                        from(age),
                        from(age).plus(1, ChronoUnit.HOURS),
                        rows(age),
                        rows(age) < LEAST ? WindowState.INSUFFICIENT_DATA : state(column, age),
                        column.effect(age),
                        column.missing(age),
                        column.outside(age),
                        column.shares(age)))
                .toList();
        long rows = windows.stream().mapToLong(ColumnWindow::rows).sum();
        List<CountedCell> cells = IntStream.range(0, column.cells().size())
                .mapToObj(i -> {
                    CountedCell cell = column.cells().get(i);
                    double now = windows.stream()
                                    .mapToDouble(each -> each.cells().get(i) * each.rows())
                                    .sum()
                            / Math.max(1, rows);
                    return new CountedCell(cell.label(), cell.low(), cell.high(), cell.reference(), now);
                })
                .toList();
        return new ColumnHistory(column.column(), from, to, rows, 18_240, 0.012, cells, windows);
    }

    /** Labels come late: the newer the answers, the fewer have one. */
    List<QualityPoint> quality(Instant from, Instant to) {
        Duration step = Duration.between(from, to).dividedBy(24);
        var points = new ArrayList<QualityPoint>();
        for (Instant at = from; at.plus(step).compareTo(to) <= 0; at = at.plus(step)) {
            long age = Duration.between(at, end).toHours();
            long answered = Math.max(1, scale * step.toMinutes() / 60);
            double mature = Math.clamp((age - 12) / 60.0, 0, 0.94);
            double dip = columns.stream().anyMatch(each -> each.movesAt(age)) ? 0.024 : 0;
            double value = 0.931 - dip + 0.004 * Math.sin(age / 7.0);
            double half = 0.9 / Math.sqrt(Math.max(40, answered * mature));
            boolean labelled = mature > 0.02;
            points.add(new QualityPoint(
                    at,
                    at.plus(step),
                    version,
                    answered,
                    Math.round(answered * mature),
                    labelled ? value : null,
                    labelled ? value - half : null,
                    labelled ? value + half : null,
                    value - 0.002 + 0.003 * Math.cos(age / 5.0)));
        }
        return points;
    }

    private List<Long> ages(Instant from, Instant to) {
        return LongStream.range(0, count)
                .map(i -> count - 1 - i)
                .filter(age -> !from(age).isBefore(from) && from(age).isBefore(to))
                .boxed()
                .collect(Collectors.toList());
    }

    private Instant from(long age) {
        return end.minus(age + 1, ChronoUnit.HOURS);
    }

    private long rows(long age) {
        long hour = from(age).getEpochSecond() / 3600 % 24;
        return hour == 3 ? scale / 8 : Math.round(scale * (1.2 + Math.sin((hour - 8) / 24.0 * 2 * Math.PI)));
    }

    private WindowState state(long age) {
        if (rows(age) < LEAST) {
            return WindowState.INSUFFICIENT_DATA;
        }
        return columns.stream()
                .filter(each -> each.column().judged())
                .map(each -> state(each, age))
                .max(Comparator.naturalOrder())
                .orElse(WindowState.STEADY);
    }

    private static WindowState state(FakeColumn column, long age) {
        if (!column.movesAt(age)) {
            return age % 61 == 17 && column.name().length() % 2 == 0 ? WindowState.SEASONAL : WindowState.STEADY;
        }
        return column.since() - age <= 2 ? WindowState.MOVED : WindowState.DRIFTED;
    }

    private List<ColumnFinding> findings(long age) {
        return columns.stream()
                .filter(each -> each.column().judged())
                .map(each -> finding(each, age))
                .sorted(Comparator.comparing(ColumnFinding::state)
                        .reversed()
                        .thenComparing(Comparator.comparingDouble((ColumnFinding each) ->
                                        each.effect() * (each.importance() == null ? 0.3 : each.importance()))
                                .reversed()))
                .toList();
    }

    private static ColumnFinding finding(FakeColumn column, long age) {
        Double threshold = column.column().effect();
        return new ColumnFinding(
                column.name(),
                column.column().role(),
                column.kind(),
                state(column, age),
                column.effect(age),
                threshold == null ? 0.08 : threshold,
                column.movesAt(age) ? 0.0002 : 0.6,
                Math.clamp(column.movesAt(age) ? column.since() - age : 0, 0, 24),
                column.column().importance(),
                column.missing(age),
                0.012,
                column.outside(age));
    }
}
