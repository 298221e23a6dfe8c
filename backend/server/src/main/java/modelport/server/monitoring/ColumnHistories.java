package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.ColumnWindow;
import modelport.contract.monitoring.CountedCell;
import modelport.server.access.ProjectRef;
import modelport.server.monitoring.internal.CellShares;
import modelport.server.monitoring.internal.Joined;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRow.Armament;
import modelport.server.monitoring.internal.ReportRows;
import modelport.server.monitoring.internal.ReportRows.Said;
import modelport.server.monitoring.internal.WatchedWindows;
import modelport.server.monitoring.internal.WindowReport;
import modelport.server.prediction.FrozenColumn;
import modelport.server.prediction.FrozenEdges;
import modelport.server.prediction.ProfileEdges;
import modelport.server.prediction.ProfileWindow;
import modelport.server.prediction.Profiles;
import modelport.statistics.drift.CellCounts;
import modelport.statistics.drift.Span;
import modelport.statistics.drift.Timeline;

/** Tells how a column was spread over time, against the reference. */
@Singleton
public class ColumnHistories {
    private final Monitors monitors;
    private final ReportRows reports;
    private final Profiles profiles;
    private final ProfileEdges edges;

    ColumnHistories(Monitors monitors, ReportRows reports, Profiles profiles, ProfileEdges edges) {
        this.monitors = monitors;
        this.reports = reports;
        this.profiles = profiles;
        this.edges = edges;
    }

    /** By the cells that are counted in now; at most 400 windows, more are joined. */
    @ReadOnly
    public ColumnHistory of(ProjectRef project, UUID monitor, String name, Instant from, Instant to) {
        MonitorHistories.requireSpan(from, to);
        MonitorRow row = monitors.require(project, monitor);
        Armament armament = row.armament();
        if (armament == null) {
            throw notFound(name);
        }
        FrozenEdges frozen = edges.find(armament.edges()).orElseThrow();
        int place = IntStream.range(0, frozen.columns().size())
                .filter(i -> frozen.columns().get(i).name().equals(name))
                .findFirst()
                .orElseThrow(() -> notFound(name));
        FrozenColumn column = frozen.columns().get(place);
        List<Said> said = reports.said(row.id(), armament.edges(), name, from, to);
        Instant start =
                said.isEmpty() ? from : earlier(from, said.getFirst().span().from());
        List<ProfileWindow> counted = profiles.counts(armament.edges(), start, to, WatchedWindows.grain(row)).stream()
                .map(window -> new ProfileWindow(
                        window.start(),
                        window.length(),
                        window.served(),
                        window.profiled(),
                        List.of(window.columns().get(place))))
                .toList();
        Timeline timeline =
                WatchedWindows.of(row, List.of(column.cells()), counted).timeline();
        CellCounts all = timeline.counts(0, new Span(from, to));
        var shares = new CellShares(column.cells(), column.reference());
        return new ColumnHistory(
                MonitorViews.column(
                        row, armament.armed(), armament.armed().columns().get(place)),
                from,
                to,
                all.total(),
                column.reference().total(),
                shares.missing(column.reference()),
                cells(shares, all),
                Joined.of(said, some -> window(shares, timeline, some)));
    }

    private static List<CountedCell> cells(CellShares shares, CellCounts all) {
        List<Double> now = shares.of(all);
        var cells = new ArrayList<CountedCell>();
        for (int i = 0; i < now.size(); i++) {
            cells.add(shares.cell(i, now.get(i)));
        }
        return cells;
    }

    private static ColumnWindow window(CellShares shares, Timeline timeline, List<Said> some) {
        var span = new Span(some.getFirst().span().from(), some.getLast().span().to());
        CellCounts counts = timeline.counts(0, span);
        Said worst = some.stream()
                .max(Comparator.comparingInt((Said said) -> WindowReport.rank(said.state()))
                        .thenComparingDouble(said -> Math.abs(said.effect())))
                .orElseThrow();
        return new ColumnWindow(
                span.from(),
                span.to(),
                counts.total(),
                worst.state(),
                worst.effect(),
                shares.missing(counts),
                shares.outside(counts),
                shares.of(counts));
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static ProblemException notFound(String column) {
        return new ProblemException(new Problem.NotFound("column", column));
    }
}
