package modelport.server.evaluation.internal;

import java.util.List;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.datasets.DatasetUse;
import modelport.contract.evaluation.Evaluation;
import modelport.contract.evaluation.EvaluationKind;
import modelport.contract.evaluation.EvaluationReport;
import modelport.contract.evaluation.EvaluationState;
import modelport.contract.evaluation.Measured;
import modelport.contract.evaluation.NewEvaluation;
import modelport.server.database.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads evaluations with the names of what they are about. */
public final class EvaluationRows {
    private static final TypeReference<List<Measured>> HEADLINE = new TypeReference<>() {};
    private static final String COLUMNS = """
            select e.id, m.name as model, v.number as version, v.artifact_digest as version_digest, d.name as dataset,
                w.number as dataset_version, w.digest as dataset_digest, e.request, e.code_version, e.seed, e.state, e.reason,
                e.kind, case when e.kind is not null then r.number end as reference, e.rows, e.headline, e.digest,
                e.created_by, e.created_at, e.finished_at, e.job_id
            """;
    private static final String FROM = """
             from evaluation e
            join model m on m.id = e.model_id
            join model_version v on v.id = e.version_id
            join dataset_version w on w.id = e.dataset_version_id
            join dataset d on d.id = w.dataset_id
            left join model_version r on r.id = e.reference_id
            """;

    /** All but the report, which may be large; a condition follows. */
    public static final String SUMMARY = COLUMNS + FROM;

    /** Everything; a condition follows. */
    public static final String WHOLE = COLUMNS + ", e.report" + FROM;

    private EvaluationRows() {}

    public static Evaluation summary(Row row) {
        return evaluation(row, null);
    }

    public static Evaluation whole(Row row) {
        return evaluation(row, row.findJson("report", EvaluationReport.class).orElse(null));
    }

    private static Evaluation evaluation(Row row, @Nullable EvaluationReport report) {
        return new Evaluation(
                row.uuid("id"),
                new Slug(row.text("model")),
                row.integer("version"),
                row.text("version_digest"),
                new DatasetUse(
                        new Slug(row.text("dataset")), row.integer("dataset_version"), row.text("dataset_digest")),
                row.json("request", NewEvaluation.class),
                row.text("code_version"),
                row.number("seed"),
                row.constant("state", EvaluationState.class),
                row.findJson("reason", Message.class).orElse(null),
                row.findText("kind").map(EvaluationKind::valueOf).orElse(null),
                row.findText("reference").map(Integer::valueOf).orElse(null),
                row.findText("rows").map(Long::valueOf).orElse(null),
                row.json("headline", HEADLINE),
                report,
                row.findText("digest").orElse(null),
                row.text("created_by"),
                row.instant("created_at"),
                row.findInstant("finished_at").orElse(null),
                row.uuid("job_id"));
    }
}
