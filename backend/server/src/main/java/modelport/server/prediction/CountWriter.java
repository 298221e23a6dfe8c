package modelport.server.prediction;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.prediction.internal.CountBuffer.Batch;
import modelport.server.prediction.internal.CountBuffer.Entry;

/** Writes down what serving nodes have counted. */
@Singleton
class CountWriter {
    /** Nothing is written where the number is not a new one: then the batch was thought lost and is not. */
    private static final String WRITE = """
            with mine as (
                insert into profile_flush as f (incarnation, node, seq, flushed_at) values (?, ?, ?, now())
                on conflict (incarnation) do update set seq = excluded.seq, flushed_at = excluded.flushed_at
                    where f.seq < excluded.seq
                returning incarnation, seq)
            insert into profile_delta (edges_id, window_start, seconds, incarnation, seq, served, profiled, counts)
            select d.edges, d.start, 60, mine.incarnation, mine.seq, d.served, d.profiled, d.counts
            from mine, jsonb_to_recordset(?) as d(edges uuid, start timestamptz, served bigint, profiled bigint,
                counts bigint[])
            join profile_edges e on e.id = d.edges
            """;

    private final Sql sql;

    CountWriter(Sql sql) {
        this.sql = sql;
    }

    @Transactional
    public void write(String node, Batch batch) {
        List<Map<String, Object>> rows =
                batch.entries().stream().map(CountWriter::row).toList();
        sql.update(WRITE, batch.incarnation(), node, batch.seq(), new Json(rows));
    }

    private static Map<String, Object> row(Entry entry) {
        return Map.of(
                "edges", entry.edges(),
                "start", entry.start().toString(),
                "served", entry.counts().served(),
                "profiled", entry.counts().profiled(),
                "counts", entry.counts().cells());
    }
}
