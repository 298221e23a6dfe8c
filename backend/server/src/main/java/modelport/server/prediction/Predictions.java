package modelport.server.prediction;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.prediction.StoredPrediction;
import modelport.server.access.ProjectRef;
import modelport.server.database.Sql;
import modelport.server.http.Paging;
import modelport.server.prediction.internal.PredictionKey;
import modelport.server.prediction.internal.PredictionRows;

/** Finds predictions that were kept. */
@Singleton
public class Predictions {
    private final Sql sql;

    Predictions(Sql sql) {
        this.sql = sql;
    }

    /** One row of a prediction, if it was kept and is not too old. */
    @ReadOnly
    public Optional<StoredPrediction> find(ProjectRef project, UUID id, int row) {
        return sql.first(
                PredictionRows.SELECT + "where p.project_id = ? and p.at = ? and p.id = ? and p.row = ?",
                PredictionRows::prediction,
                project.id(),
                PredictionKey.time(id),
                id,
                row);
    }

    /** Rows that an endpoint was asked about in a span of time, the newest first. */
    @ReadOnly
    public List<StoredPrediction> recent(UUID endpoint, Instant from, Instant to, int limit) {
        return sql.query(
                PredictionRows.SELECT + "where p.endpoint_id = ? and p.at >= ? and p.at < ? " + PredictionRows.ORDER,
                PredictionRows::prediction,
                endpoint,
                from,
                to,
                limit);
    }

    /** The newest first. */
    @ReadOnly
    public Page<StoredPrediction> list(ProjectRef project, Slug endpoint, PageRequest page) {
        UUID id = require(project, endpoint);
        PredictionKey after = page.after() == null ? PredictionKey.NEWEST : PredictionKey.parse(page.after());
        List<StoredPrediction> oneMore = sql.query(
                PredictionRows.SELECT + "where p.endpoint_id = ? and (p.at, p.id, p.row) < (?, ?, ?) "
                        + PredictionRows.ORDER,
                PredictionRows::prediction,
                id,
                after.at(),
                after.id(),
                after.row(),
                page.limit() + 1);
        return Paging.page(oneMore, page, last -> new PredictionKey(last.id(), last.row()).text());
    }

    /** All rows of one prediction, in their order. */
    @ReadOnly
    public List<StoredPrediction> get(ProjectRef project, Slug endpoint, UUID prediction) {
        List<StoredPrediction> rows = sql.query(
                PredictionRows.SELECT + "where p.endpoint_id = ? and p.at = ? and p.id = ? order by p.row",
                PredictionRows::prediction,
                require(project, endpoint),
                PredictionKey.time(prediction),
                prediction);
        if (rows.isEmpty()) {
            throw new ProblemException(new Problem.NotFound("prediction", prediction.toString()));
        }
        return rows;
    }

    private UUID require(ProjectRef project, Slug endpoint) {
        return sql.first(
                        "select id from endpoint where project_id = ? and name = ? and deleted_at is null",
                        row -> row.uuid("id"),
                        project.id(),
                        endpoint.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("endpoint", endpoint.value())));
    }
}
