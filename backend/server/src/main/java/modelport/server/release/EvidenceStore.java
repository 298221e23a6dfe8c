package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.release.Evidence;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import tools.jackson.core.type.TypeReference;

/** Keeps what gates saw by its digest, once however often it was seen. */
@Singleton
class EvidenceStore {
    private static final TypeReference<Map<String, Object>> DOCUMENT = new TypeReference<>() {};

    private final Sql sql;
    private final Clock clock;

    EvidenceStore(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Keeps a document and returns its digest. */
    @Transactional(TxType.MANDATORY)
    String keep(Map<String, Object> document) {
        String digest = ReleaseContent.digestOf(document);
        sql.update(
                "insert into evidence (digest, document, created_at) values (?, ?, ?) on conflict do nothing",
                digest,
                new Json(document),
                clock.instant());
        return digest;
    }

    /** Digests of what the gates of a release saw, computed from what is stored, in the order of the gates' names. */
    @Transactional(TxType.MANDATORY)
    List<String> of(UUID release) {
        return sql.query("""
                select e.document from gate_run g
                join release r on r.id = g.release_id and r.content_digest = g.release_digest
                join evidence e on e.digest = g.evidence_digest
                where r.id = ? order by g.gate collate "C"
                """, row -> ReleaseContent.digestOf(row.json("document", DOCUMENT)), release);
    }

    /** What a gate of the release saw, under any of its digests. */
    @Transactional(TxType.MANDATORY)
    Optional<Evidence> find(UUID release, String digest) {
        return sql.first(
                "select e.digest, e.document from evidence e where e.digest = ? and exists "
                        + "(select 1 from gate_run g where g.release_id = ? and g.evidence_digest = e.digest)",
                EvidenceStore::evidence,
                digest,
                release);
    }

    private static Evidence evidence(Row row) {
        return new Evidence(row.text("digest"), row.json("document", DOCUMENT));
    }
}
