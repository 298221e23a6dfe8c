package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.datasets.DatasetChoice;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.artifacts.Uploads;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.maintenance.internal.AnsweredRows;
import modelport.server.maintenance.internal.CaseRow;

/**
 * Puts answered rows whose labels are known behind those that people brought, as the next version of their dataset:
 * read by the same import as any other, and there for everybody to look at.
 */
@Singleton
class AnswersStage {
    /** The newest version that people brought; those that cases made are made anew each time. */
    private static final String BROUGHT = """
            select v.id from dataset_version v join dataset d on d.id = v.dataset_id
            where v.project_id = ? and d.name = ? and v.state = 'READY' and (?::integer is null or v.number = ?::integer)
                and not exists (select 1 from maintenance_case c where c.joined_id = v.id)
            order by v.number desc limit 1
            """;

    private final AnsweredRows answered;
    private final DatasetRefs datasets;
    private final Uploads uploads;
    private final AnswersJoin join;
    private final Sql sql;

    AnswersStage(AnsweredRows answered, DatasetRefs datasets, Uploads uploads, AnswersJoin join, Sql sql) {
        this.answered = answered;
        this.datasets = datasets;
        this.uploads = uploads;
        this.join = join;
        this.sql = sql;
    }

    /** Writes down what there is, in no transaction but for the last step. */
    void begin(CaseRow seen, ProjectRef project, Caller author) {
        Optional<DatasetRef> brought = brought(seen);
        List<AnsweredRows.Answered> rows = brought.isEmpty()
                ? List.of()
                : answered.of(seen.endpointId(), brought.get().table().orElseThrow());
        if (rows.isEmpty()) {
            join.none(seen);
            return;
        }
        DatasetRef base = brought.orElseThrow();
        UUID upload = upload(author, project, base, rows);
        join.some(seen, new AnswersJoin.Joined(author, project, base, upload, rows.size()));
    }

    @ReadOnly
    Optional<DatasetRef> brought(CaseRow seen) {
        DatasetChoice choice = seen.settings().data().training();
        return sql.first(
                        BROUGHT,
                        row -> row.uuid("id"),
                        seen.project(),
                        choice.dataset().value(),
                        choice.version(),
                        choice.version())
                .flatMap(id -> datasets.find(seen.project(), id))
                .filter(found -> found.table().flatMap(DatasetRef.Table::label).isPresent());
    }

    private UUID upload(Caller author, ProjectRef project, DatasetRef base, List<AnsweredRows.Answered> rows) {
        try {
            Path file = Files.createTempFile("answered", ".csv");
            try {
                AnsweredRows.write(file, datasets.tableFile(base), base.table().orElseThrow(), rows);
                try (InputStream in = Files.newInputStream(file)) {
                    return uploads.receive(author, project, base.dataset() + "-answered.csv", in);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
