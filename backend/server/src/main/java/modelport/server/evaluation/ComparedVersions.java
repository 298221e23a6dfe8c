package modelport.server.evaluation;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetChoice;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.server.access.ProjectRef;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;

/** Finds the newest evaluations of versions on a dataset. */
@Singleton
class ComparedVersions {
    private static final String NEWEST = """
            select id, kind, report, answers_digest from evaluation
            where version_id = ? and dataset_version_id = ? and state = 'READY' order by id desc limit 1
            """;

    private final VersionRefs versions;
    private final DatasetRefs datasets;
    private final Sql sql;

    ComparedVersions(VersionRefs versions, DatasetRefs datasets, Sql sql) {
        this.versions = versions;
        this.datasets = datasets;
        this.sql = sql;
    }

    /** In the order of the numbers; throws {@link modelport.contract.Problem.NotFound} where there is none of one. */
    @ReadOnly
    Compared of(ProjectRef project, Slug model, List<Integer> numbers, DatasetChoice choice) {
        DatasetRef dataset = datasets.require(project, choice);
        List<Side> sides = numbers.stream()
                .map(number -> side(versions.require(project, model, number), dataset))
                .toList();
        String digest = dataset.table().orElseThrow().digest();
        return new Compared(new DatasetUse(dataset.dataset(), dataset.number(), digest), sides);
    }

    private Side side(VersionRef version, DatasetRef dataset) {
        long size = sql.first("select size from model_version where id = ?", row -> row.number("size"), version.id())
                .orElseThrow();
        Found found = sql.first(NEWEST, ComparedVersions::found, version.id(), dataset.id())
                .orElse(null);
        return new Side(version.number(), size, found);
    }

    private static Found found(Row row) {
        return new Found(
                row.uuid("id"),
                row.constant("kind", EvaluationKind.class),
                row.json("report", EvaluationReport.class),
                row.findText("answers_digest").orElse(null));
    }

    /** Versions by what they were worth on a dataset. */
    record Compared(DatasetUse dataset, List<Side> sides) {
        Compared {
            sides = List.copyOf(sides);
        }
    }

    /**
     * One version.
     *
     * @param size bytes of its files
     * @param found its newest evaluation, if there is one
     */
    record Side(int version, long size, @Nullable Found found) {}

    /**
     * An evaluation.
     *
     * @param answers digest of the artifact with every row's answer; null: of embeddings none are kept
     */
    record Found(
            UUID evaluation,
            EvaluationKind kind,
            EvaluationReport report,
            @Nullable String answers) {}
}
