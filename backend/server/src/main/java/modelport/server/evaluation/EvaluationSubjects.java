package modelport.server.evaluation;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.evaluation.NewEvaluation;
import modelport.server.database.Sql;
import modelport.server.datasets.DatasetRef;
import modelport.server.datasets.DatasetRefs;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import org.jspecify.annotations.Nullable;

/** Finds what evaluations are about. */
@Singleton
class EvaluationSubjects {
    private final VersionRefs versions;
    private final DatasetRefs datasets;
    private final Sql sql;

    EvaluationSubjects(VersionRefs versions, DatasetRefs datasets, Sql sql) {
        this.versions = versions;
        this.datasets = datasets;
        this.sql = sql;
    }

    @ReadOnly
    Subject of(UUID project, UUID evaluation) {
        return sql.first(
                        "select e.version_id, e.reference_id, e.dataset_version_id, e.gap_id, e.request, e.seed, "
                                + "nullif(m.task, 'unknown') as task from evaluation e join model m on m.id = e.model_id "
                                + "where e.project_id = ? and e.id = ?",
                        row -> new Ids(
                                row.uuid("version_id"),
                                row.findUuid("reference_id"),
                                row.uuid("dataset_version_id"),
                                row.findUuid("gap_id"),
                                row.json("request", NewEvaluation.class),
                                row.findText("task"),
                                row.number("seed")),
                        project,
                        evaluation)
                .map(ids -> subject(project, ids))
                .orElseThrow();
    }

    private Subject subject(UUID project, Ids ids) {
        return new Subject(
                version(project, ids.version()),
                ids.reference().map(id -> version(project, id)).orElse(null),
                dataset(project, ids.dataset()),
                ids.gap().map(id -> dataset(project, id)).orElse(null),
                ids.request(),
                ids.task().orElse(null),
                ids.seed());
    }

    private VersionRef version(UUID project, UUID id) {
        return versions.find(project, id).orElseThrow();
    }

    private DatasetRef dataset(UUID project, UUID id) {
        return datasets.find(project, id).orElseThrow();
    }

    /**
     * What is measured, and how.
     *
     * @param reference the version that embeddings are compared with
     * @param gap the second dataset
     * @param request what is wanted, with nothing left open
     * @param task the model's task, if somebody has said
     * @param seed where chance comes from
     */
    record Subject(
            VersionRef version,
            @Nullable VersionRef reference,
            DatasetRef dataset,
            @Nullable DatasetRef gap,
            NewEvaluation request,
            @Nullable String task,
            long seed) {}

    private record Ids(
            UUID version,
            Optional<UUID> reference,
            UUID dataset,
            Optional<UUID> gap,
            NewEvaluation request,
            Optional<String> task,
            long seed) {}
}
