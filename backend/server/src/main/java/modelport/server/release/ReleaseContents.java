package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRef;
import tools.jackson.core.type.TypeReference;

/** Gathers what a release is a decision about. */
@Singleton
public class ReleaseContents {
    private static final Map<String, Object> ALL_AT_ONCE = Map.of("strategy", "switch");
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Sql sql;

    ReleaseContents(Sql sql) {
        this.sql = sql;
    }

    /** What a request for {@code version} would be about; the card stays as it is until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    ReleaseContent of(EnvironmentRef environment, VersionRef version, Map<String, Object> parameters) {
        String card = sql.first(
                        "select card from model_version where id = ? for share", row -> row.text("card"), version.id())
                .orElseThrow();
        return new ReleaseContent(
                ReleaseContent.SCHEME,
                version.files().orElseThrow().digest(),
                environment.id().toString(),
                ALL_AT_ONCE,
                parameters,
                List.of(),
                ReleaseContent.sha256(card),
                environment.policyDigest());
    }

    /**
     * What a release is about now, if its files have the digest {@code artifact}; another digest than the release's
     * says that something has changed since the decision.
     */
    @Transactional(TxType.MANDATORY)
    public ReleaseContent now(UUID release, String artifact) {
        return sql.first("""
                        select r.digest_scheme, r.environment_id, r.plan, r.parameters, v.card, p.digest
                        from release r
                        join model_version v on v.id = r.version_id
                        join policy p on p.environment_id = r.environment_id and p.number = r.policy_number
                        where r.id = ?
                        """, row -> content(row, artifact), release).orElseThrow();
    }

    private static ReleaseContent content(Row row, String artifact) {
        return new ReleaseContent(
                row.integer("digest_scheme"),
                artifact,
                row.uuid("environment_id").toString(),
                row.json("plan", MEMBERS),
                row.json("parameters", MEMBERS),
                List.of(),
                ReleaseContent.sha256(row.text("card")),
                row.text("digest"));
    }
}
