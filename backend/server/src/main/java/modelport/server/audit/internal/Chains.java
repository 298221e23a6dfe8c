package modelport.server.audit.internal;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/**
 * Gives entries their links, project by project. Only entries of transactions that are over for everybody are taken, in
 * the order of those transactions, so that none is skipped and every node would make the same chain.
 */
@Singleton
public class Chains {
    private static final int BATCH = 500;

    /** A transaction from the future is one of another database, which a backup was taken of. */
    private static final String IS_OVER = " (p.xid < pg_snapshot_xmin(pg_current_snapshot()) "
            + "or p.xid >= pg_snapshot_xmax(pg_current_snapshot())) ";

    private final Sql sql;

    Chains(Sql sql) {
        this.sql = sql;
    }

    /** A condition over {@code column} that the project, or null, is the argument of. */
    public static String of(String column, @Nullable UUID project) {
        return project == null ? "(" + column + " is null and ?::uuid is null)" : column + " = ?::uuid";
    }

    /** The projects, and empty for the installation, in which entries wait. */
    @ReadOnly
    public List<Optional<UUID>> waiting() {
        return sql.query(
                "select distinct p.project_id from audit_pending p where" + IS_OVER, row -> row.findUuid("project_id"));
    }

    /** Links what waits, up to a batch; true if more may wait. Another node that is at it is left alone. */
    @Transactional
    public boolean link(@Nullable UUID project) {
        if (!lock(project)) {
            return false;
        }
        Head head = head(project);
        List<Waiting> waiting = sql.query(
                "select " + Chained.COLUMNS + " from audit_pending p join audit_entry e on e.id = p.entry_id where "
                        + of("p.project_id", project) + " and" + IS_OVER + "order by p.xid, e.id limit " + BATCH,
                Waiting::of,
                project);
        for (Waiting next : waiting) {
            head = append(project, head, next);
        }
        return waiting.size() == BATCH;
    }

    private Head append(@Nullable UUID project, Head head, Waiting next) {
        String hash = next.entry().hash(head.hash());
        sql.update(
                "insert into audit_link (project_id, seq, entry_id, prev_hash, hash) values (?::uuid, ?, ?, ?, ?)",
                project,
                head.seq() + 1,
                next.id(),
                head.hash(),
                hash);
        sql.update("delete from audit_pending where entry_id = ?", next.id());
        return new Head(head.seq() + 1, hash);
    }

    /** Until the transaction ends; its own statement, so that the next one sees what the holder before committed. */
    private boolean lock(@Nullable UUID project) {
        return sql.first(
                        "select pg_try_advisory_xact_lock(hashtextextended('audit' || coalesce(?::text, ''), 0)) as mine",
                        row -> row.bool("mine"),
                        project)
                .orElseThrow();
    }

    private Head head(@Nullable UUID project) {
        return sql.first(
                        "select seq, hash from audit_link where " + of("project_id", project)
                                + " order by seq desc limit 1",
                        row -> new Head(row.number("seq"), row.text("hash")),
                        project)
                .orElseGet(() -> new Head(0, Chained.NOTHING));
    }

    private record Head(long seq, String hash) {}

    private record Waiting(UUID id, Chained entry) {
        static Waiting of(Row row) {
            return new Waiting(row.uuid("id"), Chained.of(row));
        }
    }
}
