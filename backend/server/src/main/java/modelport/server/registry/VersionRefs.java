package modelport.server.registry;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.KeptFormats;
import modelport.contract.registry.Signature;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.access.ProjectRef;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import tools.jackson.core.type.TypeReference;

/** Finds versions for the later steps. */
@Singleton
public class VersionRefs {
    private static final String SELECT = """
            select version.id, version.project_id, version.model_id, model.name, version.number, version.state,
                version.created_by, version.artifact_digest, version.main_file, version.format, version.signature,
                coalesce(nullif(version.metadata -> 'parameters', 'null'), '{}') as parameters
            from model_version version join model on model.id = version.model_id
            """;
    private static final String BY_NUMBER = SELECT
            + "where version.project_id = ? and model.name = ? and version.number = ? and model.archived_at is null";
    private static final String BY_ID = SELECT + "where version.project_id = ? and version.id = ?";

    private static final String REFUSED = """
            select path from file_verdict where version_id = ? and verdict = 'REFUSED' and scanner_version =
                (select max(scanner_version) from file_verdict newest where newest.version_id = file_verdict.version_id)
            order by path limit 1
            """;

    private final Sql sql;

    VersionRefs(Sql sql) {
        this.sql = sql;
    }

    @ReadOnly
    public Optional<VersionRef> find(ProjectRef project, Slug model, int number) {
        return sql.first(BY_NUMBER, VersionRefs::ref, project.id(), model.value(), number);
    }

    /** By identity, even where the model is archived. */
    @ReadOnly
    public Optional<VersionRef> find(UUID project, UUID version) {
        return sql.first(BY_ID, VersionRefs::ref, project, version);
    }

    /**
     * The version whose callers another one of this model will have: the champion, or else the newest that is ready.
     */
    @ReadOnly
    public Optional<VersionRef> predecessor(UUID project, Slug model) {
        return sql.first(SELECT + """
                left join alias on alias.version_id = version.id and alias.model_id = model.id and alias.name = 'champion'
                where version.project_id = ? and model.name = ? and version.state = 'READY'
                order by (alias.name is null), version.number desc limit 1
                """, VersionRefs::ref, project, model.value());
    }

    /** The version that another one comes from. */
    @ReadOnly
    public Optional<VersionRef> parentOf(VersionRef version) {
        return sql.first(
                SELECT + "where version.id = (select parent_id from model_version where project_id = ? and id = ?)",
                VersionRefs::ref,
                version.project(),
                version.id());
    }

    /** Throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public VersionRef require(ProjectRef project, Slug model, int number) {
        return find(project, model, number).orElseThrow(() -> notFound(model, number));
    }

    /**
     * A version that is ready, and stays so until the transaction of the caller ends: whoever wants to archive it or
     * its model waits. Throws {@link Problem.Conflict} where the version is not ready, where nothing here can run it,
     * or where the newest scan of its files refuses one.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public VersionRef holdReady(ProjectRef project, Slug model, int number) {
        VersionRef ref = sql.first(BY_NUMBER + " for share", VersionRefs::ref, project.id(), model.value(), number)
                .orElseThrow(() -> notFound(model, number));
        if (ref.state() != VersionState.READY) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "registry.not-ready",
                    "model",
                    model.value(),
                    "version",
                    Integer.toString(number),
                    "state",
                    ref.state().name())));
        }
        ref.files().flatMap(files -> KeptFormats.refusal(files.format())).ifPresent(reason -> {
            throw new ProblemException(new Problem.Conflict(reason));
        });
        sql.first(REFUSED, row -> row.text("path"), ref.id()).ifPresent(path -> {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "registry.refused-since",
                    "model",
                    model.value(),
                    "version",
                    Integer.toString(number),
                    "file",
                    path)));
        });
        return ref;
    }

    /** Versions whose files no scanner of at least this version has seen, the newest first. */
    @ReadOnly
    public List<VersionRef> seenBefore(int scannerVersion, int limit) {
        return sql.query(SELECT + """
                where version.state in ('READY', 'ARCHIVED') and not exists (
                    select 1 from file_verdict where version_id = version.id and scanner_version >= ?)
                order by version.id desc limit ?
                """, VersionRefs::ref, scannerVersion, limit);
    }

    /** The imports of versions that failed for a reason, by one of its arguments. */
    @ReadOnly
    public List<UUID> importsFailedFor(String code, String argument, String value, int limit) {
        return sql.query("""
                select job_id from model_version where state = 'FAILED' and job_id is not null
                    and reason ->> 'code' = ? and reason -> 'args' ->> ? = ? order by id limit ?
                """, row -> row.uuid("job_id"), code, argument, value, limit);
    }

    /** What was said about a version when it was made. */
    @ReadOnly
    public VersionMetadata metadata(UUID project, UUID version) {
        return sql.first(
                        "select metadata from model_version where project_id = ? and id = ?",
                        row -> row.json("metadata", VersionMetadata.class),
                        project,
                        version)
                .orElseThrow();
    }

    static ProblemException notFound(Slug model, int number) {
        return new ProblemException(new Problem.NotFound("version", model + "/" + number));
    }

    private static VersionRef ref(Row row) {
        return new VersionRef(
                row.uuid("id"),
                row.uuid("project_id"),
                row.uuid("model_id"),
                new Slug(row.text("name")),
                row.integer("number"),
                row.constant("state", VersionState.class),
                row.text("created_by"),
                files(row),
                row.json("parameters", new TypeReference<Map<String, Object>>() {}));
    }

    /** All four are there, or none that counts: a constraint of the table sees to it. */
    private static Optional<VersionRef.Files> files(Row row) {
        return row.findJson("signature", Signature.class)
                .map(signature -> new VersionRef.Files(
                        row.text("artifact_digest"), row.text("main_file"), row.text("format"), signature));
    }
}
