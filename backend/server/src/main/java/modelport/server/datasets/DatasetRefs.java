package modelport.server.datasets;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.registry.VersionState;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.Artifacts;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import tools.jackson.core.type.TypeReference;

/** Finds versions of datasets for the later steps. */
@Singleton
public class DatasetRefs {
    /** The name of the table in its artifact. */
    static final String TABLE = "table";

    private static final TypeReference<List<DatasetRole>> ROLES = new TypeReference<>() {};
    private static final TypeReference<List<DatasetColumn>> COLUMNS = new TypeReference<>() {};
    private static final String SELECT = """
            select version.id, version.project_id, version.dataset_id, dataset.name, version.number, version.state,
                version.roles, version.file_digest, version.file_name, version.file_size, version.file_sha256,
                version.table_digest, version.digest, version.columns, version.label, version.rows
            from dataset_version version join dataset on dataset.id = version.dataset_id
            """;
    private static final String BY_NUMBER =
            SELECT + "where version.project_id = ? and dataset.name = ? and version.number = ?";
    private static final String NEWEST = """
            select (select max(number) from dataset_version where dataset_id = dataset.id and state = 'READY') as number
            from dataset where project_id = ? and name = ?
            """;
    private static final String BY_ID = SELECT + "where version.project_id = ? and version.id = ?";

    private final Sql sql;
    private final Artifacts artifacts;

    DatasetRefs(Sql sql, Artifacts artifacts) {
        this.sql = sql;
        this.artifacts = artifacts;
    }

    @ReadOnly
    public Optional<DatasetRef> find(UUID project, UUID version) {
        return sql.first(BY_ID, DatasetRefs::ref, project, version);
    }

    /** Throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public DatasetRef require(ProjectRef project, Slug dataset, int number) {
        return sql.first(BY_NUMBER, DatasetRefs::ref, project.id(), dataset.value(), number)
                .orElseThrow(() -> notFound(dataset, number));
    }

    /** The version that is chosen; throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public DatasetRef require(ProjectRef project, DatasetChoice choice) {
        return require(project, choice.dataset(), number(project, choice));
    }

    /** As the other one; the newest that is ready where none is chosen. */
    @Transactional(Transactional.TxType.MANDATORY)
    public DatasetRef holdReady(ProjectRef project, DatasetChoice choice) {
        return holdReady(project, choice.dataset(), number(project, choice));
    }

    /**
     * A version that is ready, and stays so until the transaction of the caller ends. Throws {@link Problem.Conflict}
     * where it is not ready.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public DatasetRef holdReady(ProjectRef project, Slug dataset, int number) {
        DatasetRef ref = sql.first(
                        BY_NUMBER + " for share of version", DatasetRefs::ref, project.id(), dataset.value(), number)
                .orElseThrow(() -> notFound(dataset, number));
        if (ref.state() != VersionState.READY) {
            throw notReady(ref);
        }
        return ref;
    }

    private int number(ProjectRef project, DatasetChoice choice) {
        if (choice.version() != null) {
            return choice.version();
        }
        String name = choice.dataset().value();
        return sql.first(NEWEST, row -> row.findText("number"), project.id(), name)
                .orElseThrow(() -> Datasets.notFound(choice.dataset()))
                .map(Integer::valueOf)
                .orElseThrow(() ->
                        new ProblemException(new Problem.Conflict(Message.of("datasets.none-ready", "dataset", name))));
    }

    /** Where the table of a version lies; read with {@link modelport.tables.TableFile}, and never written. */
    public Path tableFile(DatasetRef version) {
        return artifacts.open(version.project(), table(version).artifact(), TABLE);
    }

    /** Throws {@link Problem.Conflict} where there is none yet, or never will be. */
    static DatasetRef.Table table(DatasetRef version) {
        return version.table().orElseThrow(() -> notReady(version));
    }

    static ProblemException notFound(Slug dataset, int number) {
        return new ProblemException(new Problem.NotFound("dataset-version", dataset + "/" + number));
    }

    private static ProblemException notReady(DatasetRef version) {
        return new ProblemException(new Problem.Conflict(Message.of(
                "datasets.not-ready",
                "dataset",
                version.dataset().value(),
                "version",
                Integer.toString(version.number()),
                "state",
                version.state().name())));
    }

    private static DatasetRef ref(Row row) {
        return new DatasetRef(
                row.uuid("id"),
                row.uuid("project_id"),
                row.uuid("dataset_id"),
                new Slug(row.text("name")),
                row.integer("number"),
                row.constant("state", VersionState.class),
                row.json("roles", ROLES),
                row.findText("file_digest")
                        .map(digest -> new DatasetRef.File(
                                digest, row.text("file_name"), row.number("file_size"), row.text("file_sha256"))),
                table(row));
    }

    private static Optional<DatasetRef.Table> table(Row row) {
        return row.findText("table_digest")
                .map(artifact -> new DatasetRef.Table(
                        artifact,
                        row.text("digest"),
                        row.json("columns", COLUMNS).stream()
                                .filter(column -> !column.ignored())
                                .toList(),
                        row.findText("label"),
                        row.number("rows")));
    }
}
