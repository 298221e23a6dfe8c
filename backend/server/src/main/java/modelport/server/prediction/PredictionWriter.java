package modelport.server.prediction;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import modelport.gateway.SampledPrediction;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.prediction.internal.PredictionKey;
import org.jspecify.annotations.Nullable;

/** Writes down predictions that are kept. */
@Singleton
class PredictionWriter {
    /** An endpoint may be gone by now, and another one may have its name. */
    private static final String WRITE = """
            insert into prediction (id, row, at, project_id, endpoint_id, version_id, input, output)
            select d.id, d.row, d.at, e.project_id, e.id, r.version_id, d.input, d.output
            from jsonb_to_recordset(?) as d(id uuid, row integer, at timestamptz, endpoint text, revision integer,
                input jsonb, output jsonb)
            join endpoint e on e.name = d.endpoint and e.deleted_at is null
            join revision r on r.endpoint_id = e.id and r.number = d.revision and r.created_at <= d.at
            on conflict do nothing
            """;

    private final Sql sql;

    PredictionWriter(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public void write(List<SampledPrediction> predictions) {
        List<Map<String, @Nullable Object>> rows =
                predictions.stream().flatMap(PredictionWriter::rows).toList();
        sql.update(WRITE, new Json(rows));
    }

    private static Stream<Map<String, @Nullable Object>> rows(SampledPrediction prediction) {
        return IntStream.range(0, prediction.rows().size()).mapToObj(i -> {
            SampledPrediction.Row row = prediction.rows().get(i);
            Map<String, @Nullable Object> written = new HashMap<>();
            written.put("id", prediction.id());
            written.put("row", i);
            written.put("at", PredictionKey.time(prediction.id()).toString());
            written.put("endpoint", prediction.endpoint());
            written.put("revision", prediction.revision());
            written.put("input", row.input());
            written.put("output", row.output());
            return written;
        });
    }
}
