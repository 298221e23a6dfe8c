package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.registry.VersionRef;
import tools.jackson.core.type.TypeReference;

/** Gathers what a release is a decision about. */
@Singleton
public class ReleaseContents {
    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final Sql sql;
    private final EvidenceStore evidence;
    private final Clock clock;

    ReleaseContents(Sql sql, EvidenceStore evidence, Clock clock) {
        this.sql = sql;
        this.evidence = evidence;
        this.clock = clock;
    }

    /** Keeps what a digest stands for, with the card of the version as it is now, for whoever wants to see it later. */
    @Transactional(TxType.MANDATORY)
    void keep(ReleaseContent content, UUID version) {
        sql.update(
                "insert into release_content (digest, document, card, created_at) "
                        + "select ?, ?, card, ? from model_version where id = ? on conflict do nothing",
                content.digest(),
                new Json(content),
                clock.instant(),
                version);
    }

    /**
     * What a request for {@code version} would be about, before any gate has found anything: all of the endpoint's
     * traffic at once. The card stays as it is until the transaction ends.
     */
    @Transactional(TxType.MANDATORY)
    ReleaseContent of(EnvironmentRef environment, VersionRef version, Slug endpoint, Map<String, Object> parameters) {
        Said said = sql.first(
                        "select card, signature -> 'processing' as processing from model_version where id = ? for share",
                        Said::of,
                        version.id())
                .orElseThrow();
        return new ReleaseContent(
                ReleaseContent.SCHEME,
                version.files().orElseThrow().digest(),
                environment.id().toString(),
                Map.of("strategy", "switch", "endpoint", endpoint.value()),
                parameters,
                List.of(),
                ReleaseContent.sha256(said.card()),
                environment.policyDigest(),
                said.processing());
    }

    /**
     * What is said about a version.
     *
     * @param processing digest of how it reads requests; empty where those are tensors
     */
    private record Said(String card, String processing) {
        static Said of(Row row) {
            return new Said(
                    row.text("card"),
                    row.findJson("processing", Object.class)
                            .map(ReleaseContent::digestOf)
                            .orElse(""));
        }
    }

    /**
     * What a release is about now, if its files have the digest {@code artifact}; another digest than the release's
     * says that something has changed since the decision. Evidence is read again, byte by byte as well.
     */
    @Transactional(TxType.MANDATORY)
    public ReleaseContent now(UUID release, String artifact) {
        return read(release).content(artifact, evidence.of(release));
    }

    /** What a release is about now, before any gate has found anything. */
    @Transactional(TxType.MANDATORY)
    ReleaseContent unchecked(UUID release) {
        Stored stored = read(release);
        return stored.content(stored.artifact(), List.of());
    }

    private Stored read(UUID release) {
        return sql.first("""
                        select r.digest_scheme, r.environment_id, r.plan, r.parameters, v.card, v.artifact_digest, p.digest,
                            v.signature -> 'processing' as processing
                        from release r
                        join model_version v on v.id = r.version_id
                        join policy p on p.environment_id = r.environment_id and p.number = r.policy_number
                        where r.id = ?
                        """, Stored::of, release).orElseThrow();
    }

    private record Stored(
            int scheme,
            UUID environment,
            Map<String, Object> plan,
            Map<String, Object> parameters,
            Said said,
            String artifact,
            String policy) {
        static Stored of(Row row) {
            return new Stored(
                    row.integer("digest_scheme"),
                    row.uuid("environment_id"),
                    row.json("plan", MEMBERS),
                    row.json("parameters", MEMBERS),
                    Said.of(row),
                    row.text("artifact_digest"),
                    row.text("digest"));
        }

        ReleaseContent content(String files, List<String> found) {
            return new ReleaseContent(
                    scheme,
                    files,
                    environment.toString(),
                    plan,
                    parameters,
                    found,
                    ReleaseContent.sha256(said.card()),
                    policy,
                    said.processing());
        }
    }
}
