package modelport.ui.fakes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import modelport.contract.AlertsApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.AlertStep;
import org.jspecify.annotations.Nullable;

/** Alerts in memory; whoever does something about one is written into its story. */
public final class FakeAlerts {
    private final Map<UUID, Alert> alerts = new ConcurrentHashMap<>();
    private final FakeEvents events;

    FakeAlerts(FakeEvents events) {
        this.events = events;
    }

    /** Puts one there with what happened to it before. */
    public Alert put(Alert alert) {
        alerts.put(alert.id(), alert);
        events.tell("alert.changed", Map.of("alert", alert.id().toString()));
        return alert;
    }

    AlertsApi as(String username) {
        return new View(username);
    }

    /** How many are not over. */
    int open(Slug endpoint) {
        return (int) alerts.values().stream()
                .filter(each -> each.endpoint().equals(endpoint) && each.state() != AlertState.RESOLVED)
                .count();
    }

    public Page<Alert> list(Slug project, AlertFilter filter, PageRequest page) {
        List<Alert> wanted = alerts.values().stream()
                .filter(each -> filter.states().isEmpty() || filter.states().contains(each.state()))
                .filter(each -> filter.endpoint() == null || each.endpoint().equals(filter.endpoint()))
                .filter(each -> filter.severity() == null || each.severity() == filter.severity())
                .sorted(Comparator.comparing(Alert::openedAt).reversed())
                .toList();
        return Keyset.page(wanted, page, each -> each.id().toString());
    }

    Alert resolve(Slug project, UUID id, AlertNote note) {
        return new View("ada").resolve(project, id, note);
    }

    private Alert find(UUID id) {
        Alert alert = alerts.get(id);
        if (alert == null) {
            throw new ProblemException(new Problem.NotFound("alert", id.toString()));
        }
        return alert;
    }

    private Alert step(
            Alert old, AlertDeed deed, String who, AlertNote note, AlertState state, @Nullable Instant silent) {
        var steps = new ArrayList<>(old.steps());
        steps.add(new AlertStep(FakeModelport.now(), deed, who, note.note(), null));
        return put(new Alert(
                old.id(),
                old.monitor(),
                old.endpoint(),
                old.model(),
                old.version(),
                old.kind(),
                old.severity(),
                state,
                old.summary(),
                old.columns(),
                old.openedAt(),
                old.lastSeenAt(),
                state == AlertState.RESOLVED ? FakeModelport.now() : null,
                deed == AlertDeed.ACKNOWLEDGED ? who : old.owner(),
                silent,
                old.maintenanceCase(),
                steps,
                old.rowVersion() + 1));
    }

    /** Alerts as one person sees them. */
    private final class View implements AlertsApi {
        private final String username;

        View(String username) {
            this.username = username;
        }

        @Override
        public Alert get(Slug project, UUID id) {
            return find(id);
        }

        @Override
        public Page<Alert> list(Slug project, AlertFilter filter, PageRequest page) {
            return FakeAlerts.this.list(project, filter, page);
        }

        @Override
        public Alert acknowledge(Slug project, UUID id, AlertNote note) {
            Alert old = find(id);
            return old.state() == AlertState.ACKNOWLEDGED
                    ? old
                    : step(old, AlertDeed.ACKNOWLEDGED, username, note, AlertState.ACKNOWLEDGED, old.silencedUntil());
        }

        @Override
        public Alert silence(Slug project, UUID id, AlertNote note) {
            Alert old = find(id);
            if (note.until() == null) {
                throw new ProblemException(new Problem.Conflict(Message.of("stale")));
            }
            return step(old, AlertDeed.SILENCED, username, note, old.state(), note.until());
        }

        @Override
        public Alert resolve(Slug project, UUID id, AlertNote note) {
            Alert old = find(id);
            return step(old, AlertDeed.RESOLVED, username, note, AlertState.RESOLVED, null);
        }
    }
}
