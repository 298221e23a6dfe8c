package modelport.server.monitoring;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.monitoring.MonitorState;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.AlertRow;
import modelport.server.monitoring.internal.Cause;
import modelport.server.monitoring.internal.JudgedColumns;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRows;
import modelport.server.monitoring.internal.ReportRows;
import modelport.server.monitoring.internal.WatchedWindows;
import modelport.server.monitoring.internal.WindowReport;
import modelport.server.prediction.FrozenEdges;
import modelport.server.prediction.ProfileEdges;
import modelport.server.prediction.ProfileWindow;
import modelport.server.prediction.Profiles;
import modelport.statistics.drift.Finding;
import modelport.statistics.drift.SeasonalRule;
import modelport.statistics.drift.Span;
import modelport.statistics.drift.Watch;
import modelport.statistics.drift.Watched;
import org.jspecify.annotations.Nullable;

/** Judges windows that are over, one transaction for some of them: what a crash takes away is judged again. */
@Singleton
class WindowJudge {
    /** Somebody else may wait for the monitor. */
    private static final int AT_ONCE = 50;
    /** A column with many gaps can still be judged. */
    private static final int PART = 2;

    private static final int FEWEST = 50;
    /** So many windows before tell what is usual, as far as memory goes. */
    private static final int EXAMPLES = 400;

    private final MonitorRows rows;
    private final ReportRows reports;
    private final Counts counts;
    private final AlertBook alerts;
    private final Incidents incidents;
    private final Journal journal;
    private final Tools tools;

    WindowJudge(
            MonitorRows rows,
            ReportRows reports,
            Counts counts,
            AlertBook alerts,
            Incidents incidents,
            Journal journal,
            Tools tools) {
        this.rows = rows;
        this.reports = reports;
        this.counts = counts;
        this.alerts = alerts;
        this.incidents = incidents;
        this.journal = journal;
        this.tools = tools;
    }

    /** What was counted, and in which cells. */
    @Singleton
    record Counts(Profiles profiles, ProfileEdges edges) {}

    /** Rows, and how late counts may come. */
    @Singleton
    record Tools(Sql sql, MonitoringConfig config) {}

    /** Judges what is over by now; says whether there may be more. */
    @Transactional
    public boolean judge(UUID id, Instant now) {
        Optional<MonitorRow> locked = rows.lockIdle(id)
                .filter(row -> row.state() == MonitorState.WATCHING && row.armament() != null && row.isCurrent());
        if (locked.isEmpty()) {
            return false;
        }
        MonitorRow monitor = locked.get();
        MonitorRow.Armament armament = monitor.requireArmament();
        Instant since = armament.judgedTo();
        Instant until = now.minus(tools.config().lag());
        if (!mayBeFull(armament.edges(), since, until, monitor)) {
            return starve(monitor, since, until);
        }
        FrozenEdges edges = counts.edges().find(armament.edges()).orElseThrow();
        JudgedColumns columns = JudgedColumns.of(monitor, edges);
        Instant history = WatchedWindows.history(monitor, since);
        List<ProfileWindow> counted =
                columns.chosen(counts.profiles().counts(edges.id(), history, until, WatchedWindows.grain(monitor)));
        WatchedWindows windows = WatchedWindows.of(
                monitor, columns.watched().stream().map(Watched::cells).toList(), counted);
        List<Span> over = windows.closed(since, until);
        if (over.isEmpty()) {
            return starve(monitor, since, until);
        }
        var closed = new ArrayList<>(reports.judged(monitor.id(), edges.id(), history));
        for (Span window : over.subList(0, Math.min(AT_ONCE, over.size()))) {
            judge(monitor, columns, windows, window, closed);
        }
        return over.size() > AT_ONCE;
    }

    private void judge(
            MonitorRow monitor, JudgedColumns columns, WatchedWindows windows, Span window, List<Span> closed) {
        WatchedWindows.Coverage coverage = windows.coverage(window);
        if (columns.watched().isEmpty() || !coverage.isEnough()) {
            write(monitor, window, coverage, WindowReport.nothing());
            return;
        }
        closed.add(window);
        List<Span> examples = closed.subList(Math.max(0, closed.size() - EXAMPLES), closed.size());
        AlertRow open = alerts.open(monitor, Cause.WINDOWS).orElse(null);
        var watch = new Watch(columns.watched(), windows.timeline(), examples, undisturbed(open));
        List<Finding> findings = rule(monitor).judge(watch);
        JudgedColumns seen = columns.in(windows.timeline(), window);
        WindowReport report = WindowReport.of(seen, findings);
        if (write(monitor, window, coverage, report)) {
            incidents.judged(monitor, open, new Incidents.Judged(seen, window, findings, examples));
        }
    }

    /** What came after an incident began is no example of what is usual. */
    private static @Nullable Instant undisturbed(@Nullable AlertRow open) {
        return open == null ? null : open.times().opened();
    }

    /** The shorter windows are, the more of them share the budget. */
    private static SeasonalRule rule(MonitorRow monitor) {
        long least = Math.max(FEWEST, monitor.settings().leastRows() / PART);
        return SeasonalRule.withBudget(monitor.settings().falseAlarms(), monitor.window())
                .withLeast(least);
    }

    private boolean write(MonitorRow monitor, Span window, WatchedWindows.Coverage coverage, WindowReport report) {
        boolean written = reports.write(monitor, window, coverage, report);
        tools.sql().update("update monitor set judged_to = ? where id = ?", window.to(), monitor.id());
        if (written) {
            var subject = new HashMap<>(Journal.subject(monitor));
            subject.put("state", report.state().name());
            journal.announce(monitor.project(), "monitor.judged", subject);
        }
        return written;
    }

    /** What waits for rows too long ends as something that nobody can say anything about. */
    private boolean starve(MonitorRow monitor, Instant since, Instant until) {
        WatchedWindows windows = WatchedWindows.of(monitor, List.of(), List.of());
        windows.starved(since, until).ifPresent(window -> {
            WatchedWindows.Coverage coverage = tools.sql()
                    .first(
                            "select coalesce(sum(served), 0)::bigint as served, coalesce(sum(profiled), 0)::bigint as profiled "
                                    + "from profile_delta where edges_id = ? and window_start >= ? and window_start < ?",
                            row -> new WatchedWindows.Coverage(row.number("served"), row.number("profiled")),
                            monitor.requireArmament().edges(),
                            window.from(),
                            window.to())
                    .orElseThrow();
            write(monitor, window, coverage, WindowReport.nothing());
        });
        return false;
    }

    /** Cheap, since most endpoints have too few rows most of the time. */
    private boolean mayBeFull(UUID edges, Instant since, Instant until, MonitorRow monitor) {
        return tools.sql()
                .first(
                        "select coalesce(sum(profiled), 0) >= ? as full from profile_delta "
                                + "where edges_id = ? and window_start >= ? and window_start < ?",
                        row -> row.bool("full"),
                        monitor.settings().leastRows(),
                        edges,
                        since,
                        until)
                .orElse(false);
    }
}
