package modelport.server.registry;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.processing.Processing;
import modelport.contract.registry.Signature;
import modelport.server.access.Caller;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.http.EntityTags;
import org.jspecify.annotations.Nullable;

/** How versions read requests: may be corrected until a release is about them. */
@Singleton
public class VersionProcessings {
    private final List<ProcessingGuard> guards;
    private final Journal journal;
    private final Sql sql;

    VersionProcessings(List<ProcessingGuard> guards, Journal journal, Sql sql) {
        this.guards = List.copyOf(guards);
        this.journal = journal;
        this.sql = sql;
    }

    /** Why it cannot change, if it cannot. */
    @ReadOnly
    public Optional<Message> fixed(VersionRef version) {
        return guards.stream().flatMap(guard -> guard.keeps(version).stream()).findFirst();
    }

    /** The entity tag of the version. */
    @ReadOnly
    public long rowVersion(VersionRef version) {
        return sql.first(
                        "select row_version from model_version where id = ?",
                        row -> row.number("row_version"),
                        version.id())
                .orElseThrow();
    }

    /**
     * Throws {@link Problem.Stale} unless {@code rowVersion} is the newest, and {@link Problem.Conflict} when fixed.
     */
    @Transactional
    public void change(Caller caller, VersionRef version, long rowVersion, @Nullable Processing processing) {
        // Whoever drafts a release holds the row as well: one of the two comes first and is seen by the other.
        long found = sql.first(
                        "select row_version from model_version where id = ? for update",
                        row -> row.number("row_version"),
                        version.id())
                .orElseThrow();
        if (found != rowVersion) {
            throw EntityTags.stale();
        }
        fixed(version).ifPresent(reason -> {
            throw new ProblemException(new Problem.Conflict(reason));
        });
        Signature before = version.files().orElseThrow().signature();
        Signature after = before.withProcessing(processing);
        var members = new HashMap<String, Object>();
        if (processing != null) {
            members.put("processing", processing);
        }
        if (after.text() != null) {
            members.put("text", after.text());
        }
        sql.update(
                "update model_version set signature = (signature - 'processing' - 'text') || ?::jsonb, "
                        + "row_version = row_version + 1 where id = ?",
                new Json(members),
                version.id());
        var change = new Audit.Change(written(before.processing()), written(processing));
        journal.note(caller, version.project(), "version.processing-changed", version.subject(), change);
    }

    private static Map<String, Object> written(@Nullable Processing processing) {
        return processing == null ? Map.of() : Map.of("processing", processing);
    }
}
