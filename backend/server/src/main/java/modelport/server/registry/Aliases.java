package modelport.server.registry;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Alias;
import modelport.contract.registry.AliasInterval;
import modelport.contract.registry.AliasMove;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;

/** Movable names on versions: whoever moves one says where it points now, so that no move goes unnoticed. */
@Singleton
public class Aliases {
    private static final int MAX_ALIASES = 50;
    /** Clients of MLflow take these for the newest version, and for a version's number. */
    private static final Pattern RESERVED = Pattern.compile("latest|v?\\d+");

    private static final String SELECT = """
            select a.name, v.number, a.moved_by, lower(i.valid) as moved_at
            from alias a
            join model_version v on v.id = a.version_id
            join alias_interval i on i.model_id = a.model_id and i.name = a.name and upper_inf(i.valid)
            where a.model_id = ?
            """;

    private final Sql sql;
    private final VersionRefs versions;
    private final List<AliasGuard> guards;
    private final Journal journal;

    Aliases(Sql sql, VersionRefs versions, List<AliasGuard> guards, Journal journal) {
        this.sql = sql;
        this.versions = versions;
        this.guards = List.copyOf(guards);
        this.journal = journal;
    }

    /** In the order of their names. */
    @ReadOnly
    public List<Alias> list(ProjectRef project, Slug model) {
        return sql.query(SELECT + "order by a.name", row -> alias(row, project, model), id(project, model));
    }

    /** Throws {@link Problem.Conflict} with where it points if that is not what the caller expects. */
    @Transactional
    public Alias move(Caller caller, ProjectRef project, Slug model, Slug name, AliasMove move) {
        VersionRef version = versions.holdReady(project, model, move.version());
        refuseGuarded(project, model, name);
        Optional<Integer> before = hold(version.modelId(), name);
        boolean made = before.isEmpty() && move.expectedVersion() == null && make(caller, version, name);
        if (!made) {
            // Somebody may have made it since the first look.
            Optional<Integer> now = before.isPresent() ? before : hold(version.modelId(), name);
            refuseUnexpected(name, now, move.expectedVersion());
            sql.update(
                    "update alias set version_id = ?, moved_by = ? where model_id = ? and name = ? and version_id <> ?",
                    version.id(),
                    caller.username(),
                    version.modelId(),
                    name.value(),
                    version.id());
        }
        if (made || !before.equals(Optional.of(version.number()))) {
            journal.note(caller, version.project(), "alias.moved", subject(version, name), change(before, version));
        }
        return get(project, model, version.modelId(), name);
    }

    /** Where it pointed and when, the newest first; throws {@link Problem.NotFound} where it never was. */
    @ReadOnly
    public Page<AliasInterval> history(ProjectRef project, Slug model, Slug name, PageRequest page) {
        UUID id = id(project, model);
        get(project, model, id, name);
        List<AliasInterval> oneMore = sql.query(
                "select v.number, lower(i.valid) as since, upper(i.valid) as until, i.moved_by from alias_interval i "
                        + "join model_version v on v.id = i.version_id where i.model_id = ? and i.name = ? "
                        + "and (?::timestamptz is null or lower(i.valid) < ?::timestamptz) "
                        + "order by lower(i.valid) desc limit ?",
                row -> new AliasInterval(
                        row.integer("number"),
                        row.instant("since"),
                        row.findInstant("until").orElse(null),
                        row.text("moved_by")),
                id,
                name.value(),
                moment(page.after()),
                moment(page.after()),
                page.limit() + 1);
        return Paging.page(oneMore, page, interval -> interval.from().toString());
    }

    private Alias get(ProjectRef project, Slug model, UUID modelId, Slug name) {
        return sql.first(SELECT + "and a.name = ?", row -> alias(row, project, model), modelId, name.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("alias", model + "/" + name)));
    }

    private UUID id(ProjectRef project, Slug model) {
        return sql.first(
                        "select id from model where project_id = ? and name = ? and archived_at is null",
                        row -> row.uuid("id"),
                        project.id(),
                        model.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", model.value())));
    }

    private void refuseGuarded(ProjectRef project, Slug model, Slug name) {
        if (RESERVED.matcher(name.value()).matches()) {
            throw new ProblemException(
                    Problem.Invalid.field("alias", "registry.alias-reserved", "alias", name.value()));
        }
        guard(project, model, name).ifPresent(reason -> {
            throw new ProblemException(new Problem.Forbidden(reason));
        });
    }

    private Optional<Message> guard(ProjectRef project, Slug model, Slug name) {
        return guards.stream()
                .flatMap(guard -> guard.keeps(project, model, name).stream())
                .findFirst();
    }

    /** The number of the version that it points to, until the transaction ends. */
    private Optional<Integer> hold(UUID model, Slug name) {
        // Its own statement: the next one sees what whoever had it before has written.
        sql.query(
                "select name from alias where model_id = ? and name = ? for no key update",
                row -> row.text("name"),
                model,
                name.value());
        return sql.first(
                "select v.number from alias a join model_version v on v.id = a.version_id "
                        + "where a.model_id = ? and a.name = ?",
                row -> row.integer("number"),
                model,
                name.value());
    }

    private boolean make(Caller caller, VersionRef version, Slug name) {
        int made = sql.update(
                "insert into alias (project_id, model_id, name, version_id, moved_by) values (?, ?, ?, ?, ?) "
                        + "on conflict do nothing",
                version.project(),
                version.modelId(),
                name.value(),
                version.id(),
                caller.username());
        int count = sql.first(
                        "select count(*)::integer as n from alias where model_id = ?",
                        row -> row.integer("n"),
                        version.modelId())
                .orElse(0);
        if (count > MAX_ALIASES) {
            throw new ProblemException(new Problem.Conflict(
                    Message.of("registry.too-many-aliases", "max", Integer.toString(MAX_ALIASES))));
        }
        return made == 1;
    }

    private static void refuseUnexpected(Slug name, Optional<Integer> now, @Nullable Integer expected) {
        if (now.isEmpty()) {
            throw conflict(Message.of("registry.alias-absent", "alias", name.value()));
        }
        if (!now.get().equals(expected)) {
            throw conflict(Message.of(
                    "registry.alias-elsewhere",
                    "alias",
                    name.value(),
                    "version",
                    now.get().toString()));
        }
    }

    private Alias alias(Row row, ProjectRef project, Slug model) {
        var name = new Slug(row.text("name"));
        return new Alias(
                name,
                row.integer("number"),
                row.text("moved_by"),
                row.instant("moved_at"),
                guard(project, model, name).isPresent());
    }

    private static @Nullable Instant moment(@Nullable String after) {
        try {
            return after == null ? null : Instant.parse(after);
        } catch (DateTimeException e) {
            throw new ProblemException(Problem.Invalid.field("after", "registry.after-unfit"));
        }
    }

    static Map<String, String> subject(VersionRef version, Slug name) {
        Map<String, String> subject = new HashMap<>(version.subject());
        subject.put("alias", name.value());
        return subject;
    }

    static Audit.Change change(Optional<Integer> before, VersionRef version) {
        return new Audit.Change(before.orElse(null), version.number());
    }

    private static ProblemException conflict(Message message) {
        return new ProblemException(new Problem.Conflict(message));
    }
}
