package modelport.server.audit;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.audit.AuditProof;
import modelport.server.audit.internal.Chained;
import modelport.server.audit.internal.Chains;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Computes chains again, to find out whether anybody changed the audit log. */
@Singleton
public class AuditChains {
    private static final int BATCH = 1_000;

    private final Sql sql;

    AuditChains(Sql sql) {
        this.sql = sql;
    }

    /** The chain of a project, or with null that of what concerns the installation. */
    @ReadOnly
    public AuditProof verify(@Nullable UUID project) {
        var walk = new Walk();
        List<Link> links = after(project, 0);
        while (!links.isEmpty() && links.stream().allMatch(walk::fits)) {
            links = after(project, walk.seq);
        }
        Tail tail = tail(project);
        return new AuditProof(
                walk.broken == null,
                walk.seq,
                walk.hash,
                walk.broken == null ? null : walk.seq + 1,
                walk.broken,
                tail.count(),
                tail.since().orElse(null));
    }

    private List<Link> after(@Nullable UUID project, long seq) {
        return sql.query(
                "select l.seq, l.prev_hash, l.hash, " + Chained.COLUMNS
                        + " from audit_link l join audit_entry e on e.id = l.entry_id where "
                        + Chains.of("l.project_id", project) + " and l.seq > ? order by l.seq limit " + BATCH,
                Link::of,
                project,
                seq);
    }

    private Tail tail(@Nullable UUID project) {
        return sql.first(
                        "select count(*) as entries, min(e.at) as since from audit_entry e where "
                                + Chains.of("e.project_id", project)
                                + " and not exists (select 1 from audit_link l where l.entry_id = e.id)",
                        row -> new Tail(row.number("entries"), row.findInstant("since")),
                        project)
                .orElseThrow();
    }

    /** How far the links fit together. */
    private static final class Walk {
        private long seq;
        private String hash = Chained.NOTHING;
        private @Nullable Message broken;

        boolean fits(Link link) {
            broken = wrong(link).map(this::message).orElse(null);
            if (broken != null) {
                return false;
            }
            seq = link.seq();
            hash = link.hash();
            return true;
        }

        private Optional<String> wrong(Link link) {
            if (link.seq() != seq + 1) {
                return Optional.of("audit.link-missing");
            }
            if (!link.previous().equals(hash)) {
                return Optional.of("audit.link-changed");
            }
            return link.entry().hash(hash).equals(link.hash()) ? Optional.empty() : Optional.of("audit.entry-changed");
        }

        private Message message(String code) {
            return Message.of(code, "seq", Long.toString(seq + 1));
        }
    }

    private record Link(long seq, String previous, String hash, Chained entry) {
        static Link of(Row row) {
            return new Link(row.number("seq"), row.text("prev_hash"), row.text("hash"), Chained.of(row));
        }
    }

    private record Tail(long count, Optional<Instant> since) {}
}
