package modelport.server.release;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import modelport.contract.Message;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.server.database.Sql;

/** All files together may be so large. */
@Singleton
class SizeGate implements Gate {
    private final Sql sql;

    SizeGate(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Set<GateKind> kinds() {
        return Set.of(GateKind.SIZE);
    }

    @Override
    @ReadOnly
    public Finding check(Candidate candidate, GateRule rule) {
        long size = sql.first(
                        "select size from artifact where digest = ?",
                        row -> row.number("size"),
                        candidate.version().files().orElseThrow().digest())
                .orElseThrow();
        long limit = (long) Math.floor(Objects.requireNonNull(rule.limit()));
        Message message = Message.of(
                size > limit ? "release.size-over" : "release.size-passed",
                "size",
                Long.toString(size),
                "limit",
                Long.toString(limit));
        return new Finding(size <= limit, message, Map.of("size", size, "limit", limit));
    }
}
