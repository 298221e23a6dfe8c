package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.NewMonitor;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRows;
import modelport.server.monitoring.internal.Settings;
import org.jspecify.annotations.Nullable;

/** Says which endpoints are watched, and how. */
@Singleton
public class Monitors {
    private final MonitorRows rows;
    private final MonitorViews views;
    private final Armings armings;
    private final AlertBook alerts;
    private final DatasetRefs datasets;
    private final Journal journal;
    private final Tools tools;

    Monitors(
            MonitorRows rows,
            MonitorViews views,
            Armings armings,
            AlertBook alerts,
            DatasetRefs datasets,
            Journal journal,
            Tools tools) {
        this.rows = rows;
        this.views = views;
        this.armings = armings;
        this.alerts = alerts;
        this.datasets = datasets;
        this.journal = journal;
        this.tools = tools;
    }

    /** Where identities, time and rows come from. */
    @Singleton
    record Tools(Sql sql, Ids ids, Clock clock) {}

    /** Begins to watch an endpoint; {@link Problem.Conflict} if it is watched already. */
    @Transactional
    public Monitor create(Caller caller, ProjectRef project, NewMonitor wanted) {
        MonitorSettings settings = Objects.requireNonNullElseGet(wanted.settings(), MonitorSettings::usual);
        Settings.check(settings);
        UUID endpoint = hold(project, wanted.endpoint());
        DatasetRef reference = datasets.holdReady(project, wanted.reference());
        UUID id = tools.ids().next();
        int made = tools.sql()
                .update(
                        """
                insert into monitor (id, project_id, endpoint_id, dataset_version_id, settings, state, reason, created_by,
                    created_at, row_version)
                values (?, ?, ?, ?, ?, 'UNARMED', ?, ?, ?, 0) on conflict (endpoint_id) do nothing
                """,
                        id,
                        project.id(),
                        endpoint,
                        reference.id(),
                        new Json(settings),
                        new Json(Message.of("monitoring.nothing-live")),
                        caller.username(),
                        tools.clock().instant().truncatedTo(ChronoUnit.MICROS));
        if (made == 0) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "monitoring.watched", "endpoint", wanted.endpoint().value())));
        }
        MonitorRow row = rows.lock(id).orElseThrow();
        armings.start(row, Optional.of(caller.username()));
        var asked = new Audit.Change(null, row.reference());
        journal.note(caller, project.id(), "monitor.made", Journal.subject(row), asked);
        return get(project, id);
    }

    /** Throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public Monitor get(ProjectRef project, UUID monitor) {
        return views.of(require(project, monitor));
    }

    /** In the order of their endpoints. */
    @ReadOnly
    public Page<Monitor> list(ProjectRef project, @Nullable Slug endpoint, PageRequest page) {
        List<Monitor> oneMore = rows.list(project.id(), endpoint, page.after(), page.limit() + 1).stream()
                .map(views::of)
                .toList();
        return Paging.page(oneMore, page, monitor -> monitor.endpoint().value());
    }

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    @Transactional
    public Monitor change(Caller caller, ProjectRef project, UUID monitor, long rowVersion, MonitorChange change) {
        MonitorRow before = lock(project, monitor);
        if (before.made().rowVersion() != rowVersion) {
            throw EntityTags.stale();
        }
        MonitorSettings settings = Objects.requireNonNullElse(change.settings(), before.settings());
        Settings.check(settings);
        DatasetChoice choice = change.reference();
        UUID reference = choice == null
                ? before.datasetVersion()
                : datasets.holdReady(project, choice).id();
        tools.sql()
                .update(
                        "update monitor set settings = ?, dataset_version_id = ?, row_version = row_version + 1 where id = ?",
                        new Json(settings),
                        reference,
                        monitor);
        boolean anew = !reference.equals(before.datasetVersion()) || isJudgedOtherwise(before.settings(), settings);
        resume(before, change.paused(), anew, caller);
        MonitorRow after = rows.find(project.id(), monitor).orElseThrow();
        journal.note(
                caller,
                project.id(),
                "monitor.changed",
                Journal.subject(after),
                new Audit.Change(before.settings(), after.settings()));
        return views.of(after);
    }

    /** With its reports; counts go with their age, and alerts are resolved. */
    @Transactional
    public void delete(Caller caller, ProjectRef project, UUID monitor) {
        MonitorRow row = lock(project, monitor);
        alerts.endsAll(row, Message.of("monitoring.over-deleted"), tools.clock().instant());
        tools.sql().update("delete from monitor where id = ?", monitor);
        journal.note(caller, project.id(), "monitor.deleted", Journal.subject(row), new Audit.Change(null, null));
    }

    /** Time that it was stopped for is not judged. */
    private void resume(MonitorRow before, @Nullable Boolean paused, boolean anew, Caller caller) {
        boolean wasPaused = before.state() == MonitorState.PAUSED;
        boolean stops = paused == null ? wasPaused : paused;
        if (stops) {
            tools.sql().update("update monitor set state = 'PAUSED', reason = null where id = ?", before.id());
            if (anew) {
                arm(before, caller);
            }
            return;
        }
        if (!anew && !wasPaused) {
            return;
        }
        if (!anew && before.isCurrent()) {
            tools.sql()
                    .update(
                            "update monitor set state = 'WATCHING', reason = null, judged_to = ? where id = ?",
                            tools.clock().instant(),
                            before.id());
            return;
        }
        tools.sql().update("update monitor set state = 'ARMING', reason = null where id = ?", before.id());
        arm(before, caller);
    }

    private void arm(MonitorRow before, Caller caller) {
        armings.start(rows.find(before.project(), before.id()).orElseThrow(), Optional.of(caller.username()));
    }

    /** Whether the rule was chosen for something else. */
    private static boolean isJudgedOtherwise(MonitorSettings before, MonitorSettings after) {
        return before.windowMinutes() != after.windowMinutes()
                || before.leastRows() != after.leastRows()
                || before.falseAlarms() != after.falseAlarms()
                || !before.ignored().equals(after.ignored());
    }

    MonitorRow require(ProjectRef project, UUID monitor) {
        return rows.find(project.id(), monitor).orElseThrow(() -> notFound(monitor));
    }

    private MonitorRow lock(ProjectRef project, UUID monitor) {
        return rows.lock(monitor)
                .filter(row -> row.project().equals(project.id()))
                .orElseThrow(() -> notFound(monitor));
    }

    private UUID hold(ProjectRef project, Slug endpoint) {
        return tools.sql()
                .first(
                        "select id from endpoint where project_id = ? and name = ? and deleted_at is null for share",
                        row -> row.uuid("id"),
                        project.id(),
                        endpoint.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("endpoint", endpoint.value())));
    }

    private static ProblemException notFound(UUID monitor) {
        return new ProblemException(new Problem.NotFound("monitor", monitor.toString()));
    }
}
