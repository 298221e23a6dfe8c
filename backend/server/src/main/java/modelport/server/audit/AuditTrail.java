package modelport.server.audit;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.audit.AuditEntry;
import modelport.server.audit.internal.Chained;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Gathers the entries about one thing, with what their links were computed from. */
@Singleton
public class AuditTrail {
    private final Sql sql;

    AuditTrail(Sql sql) {
        this.sql = sql;
    }

    /** The oldest first, at most so many; {@code subject} is what all of them say. */
    @ReadOnly
    public List<Step> about(UUID project, Map<String, String> subject, int limit) {
        return sql.query(
                "select " + AuditLog.COLUMNS + ", e.project_id, l.prev_hash" + AuditLog.FROM
                        + " and e.project_id = ? and e.subject @> ?::jsonb order by l.seq nulls last, e.id limit ?",
                Step::of,
                project,
                new Json(subject),
                limit);
    }

    /**
     * One entry and its link.
     *
     * @param entry as people see it
     * @param canonical RFC 8785 JSON of everything that it says
     * @param previous the hash of the link before; null as long as it has no link
     */
    public record Step(
            AuditEntry entry, String canonical, @Nullable String previous) {
        static Step of(Row row) {
            return new Step(
                    AuditLog.entry(row),
                    Chained.of(row).canonical(),
                    row.findText("prev_hash").orElse(null));
        }
    }
}
