package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertDeed;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertNote;
import modelport.contract.monitoring.AlertState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.monitoring.internal.AlertRow;
import modelport.server.monitoring.internal.AlertRows;
import org.jspecify.annotations.Nullable;

/** What somebody should know of, and what people do about it. */
@Singleton
public class Alerts {
    private static final Duration LONGEST_SILENCE = Duration.ofDays(30);
    private static final int LONGEST_NOTE = 2_000;

    private final AlertRows rows;
    private final AlertNews news;
    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    Alerts(AlertRows rows, AlertNews news, Journal journal, Sql sql, Clock clock) {
        this.rows = rows;
        this.news = news;
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /** Throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public Alert get(ProjectRef project, UUID alert) {
        return rows.shown(List.of(rows.find(project.id(), alert).orElseThrow(() -> notFound(alert))))
                .getFirst();
    }

    /** The newest first. */
    @ReadOnly
    public Page<Alert> list(ProjectRef project, AlertFilter filter, PageRequest page) {
        List<AlertRow> oneMore = rows.list(project.id(), filter, after(page.after()), page.limit() + 1);
        Page<AlertRow> found = Paging.page(oneMore, page, row -> row.id().toString());
        return new Page<>(rows.shown(found.items()), found.next());
    }

    /** The caller takes it on; saying so twice changes nothing. */
    @Transactional
    public Alert acknowledge(Caller caller, ProjectRef project, UUID alert, AlertNote note) {
        AlertRow found = lock(project, alert);
        if (found.state() == AlertState.ACKNOWLEDGED && caller.username().equals(found.owner())) {
            return get(project, alert);
        }
        sql.update(
                "update alert set state = 'ACKNOWLEDGED', owner = ?, row_version = row_version + 1 where id = ?",
                caller.username(),
                alert);
        return done(caller, found, AlertDeed.ACKNOWLEDGED, note, null);
    }

    /** Nobody is told of it until then. */
    @Transactional
    public Alert silence(Caller caller, ProjectRef project, UUID alert, AlertNote note) {
        Instant until = note.until();
        Instant now = clock.instant();
        if (until == null || !until.isAfter(now) || until.isAfter(now.plus(LONGEST_SILENCE))) {
            throw new ProblemException(Problem.Invalid.field(
                    "until", "monitoring.silence", "days", Long.toString(LONGEST_SILENCE.toDays())));
        }
        AlertRow found = lock(project, alert);
        sql.update("update alert set silenced_until = ?, row_version = row_version + 1 where id = ?", until, alert);
        var detail = Message.of("monitoring.silent-until", "until", until.toString());
        return done(caller, found, AlertDeed.SILENCED, note, detail);
    }

    /** It is over; what still holds opens a new one after it held for long enough again. */
    @Transactional
    public Alert resolve(Caller caller, ProjectRef project, UUID alert, AlertNote note) {
        AlertRow found = lock(project, alert);
        sql.update(
                "update alert set state = 'RESOLVED', resolved_at = ?, row_version = row_version + 1 where id = ?",
                clock.instant(),
                alert);
        sql.update(
                "delete from rule_hold where monitor_id = ? and kind = ?",
                found.subject().monitor(),
                found.kind());
        Alert over = done(caller, found, AlertDeed.RESOLVED, note, null);
        if (!found.isSilent(clock.instant())) {
            var message = Message.of(
                    "monitoring.over-by", "endpoint", found.subject().endpoint().value(), "user", caller.username());
            news.resolved(found, message, caller.username());
        }
        return over;
    }

    private Alert done(Caller caller, AlertRow found, AlertDeed deed, AlertNote note, @Nullable Message detail) {
        UUID project = found.subject().project();
        rows.step(found.id(), clock.instant(), deed, caller.username(), words(note), detail);
        AlertRow now = rows.find(project, found.id()).orElseThrow();
        String topic = deed == AlertDeed.RESOLVED ? "alert.resolved" : "alert.changed";
        journal.note(
                caller,
                project,
                topic,
                AlertNews.subject(now),
                new Audit.Change(found.state().name(), now.state().name()));
        return rows.shown(List.of(now)).getFirst();
    }

    private AlertRow lock(ProjectRef project, UUID alert) {
        AlertRow found = rows.lock(project.id(), alert).orElseThrow(() -> notFound(alert));
        if (found.state() == AlertState.RESOLVED) {
            throw new ProblemException(new Problem.Conflict(Message.of("monitoring.alert-over")));
        }
        return found;
    }

    private static @Nullable String words(AlertNote note) {
        String words = note.note();
        if (words == null || words.isBlank()) {
            return null;
        }
        if (words.length() > LONGEST_NOTE) {
            throw new ProblemException(
                    Problem.Invalid.field("note", "monitoring.note-long", "max", Integer.toString(LONGEST_NOTE)));
        }
        return words.strip();
    }

    private static @Nullable UUID after(@Nullable String after) {
        try {
            return after == null ? null : UUID.fromString(after);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.Invalid.field("after", "monitoring.after-unfit"));
        }
    }

    private static ProblemException notFound(UUID alert) {
        return new ProblemException(new Problem.NotFound("alert", alert.toString()));
    }
}
