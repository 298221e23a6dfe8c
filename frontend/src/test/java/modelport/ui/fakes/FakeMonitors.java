package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import modelport.contract.Message;
import modelport.contract.MonitorsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.Revision;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.AlertSpan;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.FeedbackRefusal;
import modelport.contract.monitoring.Health;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorHistory;
import modelport.contract.monitoring.MonitorSettings;
import modelport.contract.monitoring.MonitorState;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.monitoring.NewMonitor;
import modelport.contract.monitoring.QualityHistory;
import modelport.contract.monitoring.ReleaseMarker;
import org.jspecify.annotations.Nullable;

/** Monitors in memory: what they would have seen is made up, and the same each time. */
public final class FakeMonitors implements MonitorsApi {
    private final Map<UUID, Monitor> monitors = new ConcurrentHashMap<>();
    private final Map<UUID, FakeWindows> windows = new ConcurrentHashMap<>();
    private final Map<String, String> labels = new ConcurrentHashMap<>();
    private final FakeModelport platform;

    FakeMonitors(FakeModelport platform) {
        this.platform = platform;
    }

    @Override
    public Monitor create(Slug project, NewMonitor wanted) {
        Endpoint endpoint = platform.endpoints.get(project, wanted.endpoint());
        if (monitors.values().stream().anyMatch(each -> each.endpoint().equals(wanted.endpoint()))) {
            throw new ProblemException(new Problem.Conflict(Message.of("stale")));
        }
        MonitorSettings settings = Objects.requireNonNullElseGet(wanted.settings(), MonitorSettings::usual);
        UUID job = arming(endpoint.name());
        return put(new Monitor(
                UUID.randomUUID(),
                endpoint.name(),
                endpoint.model(),
                endpoint.environment(),
                use(project, wanted.reference()),
                settings,
                MonitorState.ARMING,
                null,
                null,
                null,
                null,
                Health.UNKNOWN,
                null,
                List.of(),
                null,
                null,
                0,
                job,
                "ada",
                FakeModelport.now(),
                1));
    }

    /** Its cells are made; from now on it watches what these windows say. */
    void arm(UUID id, FakeWindows seen, Health health, @Nullable Message why) {
        Monitor old = find(id);
        windows.put(id, seen);
        if (old.job() != null) {
            platform.jobs.succeed(old.job());
        }
        put(copy(old, old.reference(), old.settings(), MonitorState.WATCHING, null, health, why, null));
    }

    /** The same with what is usual. */
    public void arm(UUID id) {
        arm(id, MonitoringShowcase.steady(), Health.HEALTHY, null);
    }

    /** It cannot watch, and says why. */
    public void unarm(UUID id, Message reason) {
        Monitor old = find(id);
        put(copy(old, old.reference(), old.settings(), MonitorState.UNARMED, reason, Health.UNKNOWN, null, null));
    }

    @Override
    public Monitor get(Slug project, UUID id) {
        return find(id);
    }

    @Override
    public Page<Monitor> list(Slug project, @Nullable Slug endpoint, PageRequest page) {
        List<Monitor> all = monitors.values().stream()
                .filter(each -> endpoint == null || each.endpoint().equals(endpoint))
                .map(each -> find(each.id()))
                .sorted(Comparator.comparing(each -> each.endpoint().value()))
                .toList();
        return Keyset.page(all, page, each -> each.endpoint().value());
    }

    @Override
    public Monitor change(Slug project, UUID id, long rowVersion, MonitorChange change) {
        Monitor old = find(id);
        if (old.rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        DatasetChoice rows = change.reference();
        MonitorSettings settings = Objects.requireNonNullElse(change.settings(), old.settings());
        if (rows != null) {
            return put(copy(
                    old,
                    use(project, rows),
                    settings,
                    MonitorState.ARMING,
                    null,
                    Health.UNKNOWN,
                    null,
                    arming(old.endpoint())));
        }
        MonitorState state =
                change.paused() == null ? old.state() : change.paused() ? MonitorState.PAUSED : MonitorState.WATCHING;
        return put(
                copy(old, old.reference(), settings, state, old.reason(), old.health(), old.healthReason(), old.job()));
    }

    @Override
    public void delete(Slug project, UUID id) {
        Monitor gone = find(id);
        monitors.remove(id);
        windows.remove(id);
        platform.alerts
                .list(project, new AlertFilter(AlertFilter.UNRESOLVED, gone.endpoint(), null), PageRequest.first())
                .items()
                .forEach(each -> platform.alerts.resolve(project, each.id(), new AlertNote(null, null)));
        platform.events.tell(
                "monitor.deleted", Map.of("endpoint", gone.endpoint().value()));
    }

    @Override
    public Page<DriftReport> reports(Slug project, UUID id, PageRequest page) {
        find(id);
        FakeWindows seen = windows.get(id);
        return Keyset.page(
                seen == null ? List.of() : seen.reports(),
                page,
                each -> each.from().toString());
    }

    @Override
    public DriftReport report(Slug project, UUID id, Instant from) {
        find(id);
        FakeWindows seen = windows.get(id);
        return (seen == null ? List.<DriftReport>of() : seen.reports())
                .stream()
                        .filter(each -> each.from().equals(from))
                        .findFirst()
                        .orElseThrow(() -> new ProblemException(new Problem.NotFound("report", from.toString())));
    }

    @Override
    public MonitorHistory history(Slug project, UUID id, Instant from, Instant to) {
        Monitor monitor = find(id);
        FakeWindows seen = windows.get(id);
        List<ReleaseMarker> releases = platform.endpoints.get(project, monitor.endpoint()).revisions().stream()
                .map(each -> new ReleaseMarker(
                        each.live() ? to.minusSeconds(3600L * 62) : to.minusSeconds(3600L * 24 * 20),
                        each.version(),
                        each.number(),
                        each.release(),
                        false))
                .toList();
        List<AlertSpan> alerts = platform
                .alerts
                .list(project, new AlertFilter(List.of(), monitor.endpoint(), null), PageRequest.first())
                .items()
                .stream()
                .filter(each -> each.openedAt().isBefore(to))
                .map(each -> new AlertSpan(each.id(), each.kind(), each.severity(), each.openedAt(), each.resolvedAt()))
                .toList();
        Double floor = monitor.settings().rules().stream()
                .filter(each -> each.kind() == AlertKind.QUALITY)
                .map(AlertRule::threshold)
                .findFirst()
                .orElse(null);
        return new MonitorHistory(
                from,
                to,
                seen == null ? List.of() : seen.points(from, to),
                new QualityHistory("accuracy", 0.934, floor, seen == null ? List.of() : seen.quality(from, to)),
                releases,
                alerts);
    }

    @Override
    public ColumnHistory column(Slug project, UUID id, String column, Instant from, Instant to) {
        FakeWindows seen = windows.get(find(id).id());
        return (seen == null ? List.<FakeColumn>of() : seen.columns())
                .stream()
                        .filter(each -> each.name().equals(column))
                        .findFirst()
                        .map(each -> Objects.requireNonNull(seen).column(each, from, to))
                        .orElseThrow(() -> new ProblemException(new Problem.NotFound("column", column)));
    }

    @Override
    public FeedbackReceipt tell(Slug project, List<NewFeedback> feedback) {
        int taken = 0;
        int known = 0;
        int corrected = 0;
        var refused = new ArrayList<FeedbackRefusal>();
        for (int i = 0; i < feedback.size(); i++) {
            NewFeedback each = feedback.get(i);
            String label = String.valueOf(each.label());
            if (label.isBlank()) {
                refused.add(new FeedbackRefusal(i, Message.of("not-found", "kind", "label", "key", "")));
                continue;
            }
            String before = labels.put(each.prediction() + " " + each.row(), label);
            if (before == null) {
                taken++;
            } else if (before.equals(label)) {
                known++;
            } else {
                corrected++;
            }
        }
        platform.events.tell("feedback.taken", Map.of());
        return new FeedbackReceipt(taken, known, corrected, refused, refused.size());
    }

    @Override
    public FeedbackReceipt tell(Slug project, String csv) {
        return tell(
                project,
                csv.lines()
                        .skip(1)
                        .map(line -> line.split(",", -1))
                        .map(cells -> new NewFeedback(UUID.fromString(cells[0]), null, cells[1], null, null, null))
                        .toList());
    }

    @Override
    public List<EndpointHealth> fleet(@Nullable Slug project) {
        return platform.endpoints.list(new Slug("storefront"), PageRequest.first()).items().stream()
                .map(this::health)
                .sorted(Comparator.comparing(EndpointHealth::health))
                .toList();
    }

    private EndpointHealth health(Endpoint endpoint) {
        Monitor monitor = monitors.values().stream()
                .filter(each -> each.endpoint().equals(endpoint.name()))
                .findFirst()
                .map(each -> find(each.id()))
                .orElse(null);
        Integer version = endpoint.revisions().stream()
                .filter(Revision::live)
                .map(Revision::version)
                .findFirst()
                .orElse(null);
        Message why = monitor == null ? null : monitor.healthReason();
        return new EndpointHealth(
                endpoint.project(),
                endpoint.name(),
                endpoint.model(),
                endpoint.environment(),
                version,
                monitor == null ? null : monitor.id(),
                monitor == null ? Health.UNKNOWN : monitor.health(),
                why == null ? Message.of("none") : why,
                8_400,
                3,
                6.2,
                platform.alerts.open(endpoint.name()),
                null);
    }

    private UUID arming(Slug endpoint) {
        return platform.jobs
                .start("monitor-arm", Map.of("endpoint", endpoint.value()))
                .id();
    }

    private DatasetUse use(Slug project, DatasetChoice choice) {
        Integer version = choice.version();
        int number = version == null
                ? platform.datasets
                        .versions(project, choice.dataset(), PageRequest.first())
                        .items()
                        .getFirst()
                        .number()
                : version;
        return new DatasetUse(choice.dataset(), number, "0".repeat(64));
    }

    private Monitor find(UUID id) {
        Monitor monitor = monitors.get(id);
        if (monitor == null) {
            throw new ProblemException(new Problem.NotFound("monitor", id.toString()));
        }
        return copy(
                monitor,
                monitor.reference(),
                monitor.settings(),
                monitor.state(),
                monitor.reason(),
                monitor.health(),
                monitor.healthReason(),
                monitor.job(),
                monitor.rowVersion());
    }

    private Monitor put(Monitor monitor) {
        monitors.put(monitor.id(), monitor);
        platform.events.tell(
                "monitor.changed", Map.of("endpoint", monitor.endpoint().value()));
        return find(monitor.id());
    }

    private Monitor copy(
            Monitor old,
            DatasetUse reference,
            MonitorSettings settings,
            MonitorState state,
            @Nullable Message reason,
            Health health,
            @Nullable Message why,
            @Nullable UUID job) {
        return copy(old, reference, settings, state, reason, health, why, job, old.rowVersion() + 1);
    }

    private Monitor copy(
            Monitor old,
            DatasetUse reference,
            MonitorSettings settings,
            MonitorState state,
            @Nullable Message reason,
            Health health,
            @Nullable Message why,
            @Nullable UUID job,
            long rowVersion) {
        FakeWindows seen = windows.get(old.id());
        boolean armed = seen != null && state != MonitorState.ARMING;
        return new Monitor(
                old.id(),
                old.endpoint(),
                old.model(),
                old.environment(),
                reference,
                settings,
                state,
                reason,
                armed ? Integer.valueOf(14) : null,
                armed ? old.createdAt() : null,
                armed ? Double.valueOf(0.8) : null,
                health,
                why,
                seen == null
                        ? List.of()
                        : seen.columns().stream().map(FakeColumn::column).toList(),
                seen == null ? null : seen.end(),
                seen == null ? null : Long.valueOf(99),
                platform.alerts.open(old.endpoint()),
                job,
                old.createdBy(),
                old.createdAt(),
                rowVersion);
    }
}
