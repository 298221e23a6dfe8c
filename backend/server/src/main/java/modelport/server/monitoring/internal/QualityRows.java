package modelport.server.monitoring.internal;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Reads what labels say about answers; of several labels of a row the one that was observed last counts. */
@Singleton
public class QualityRows {
    private static final String NEWEST = """
            select distinct on (f.prediction_id, f.row) f.at, f.version_id, f.label, f.number, f.predicted,
                f.predicted_number, f.client_reported
            from feedback f where f.endpoint_id = ? and f.at >= ? and f.at < ?
            order by f.prediction_id, f.row, f.observed_at desc, f.received_at desc, f.source
            """;

    private final Sql sql;

    QualityRows(Sql sql) {
        this.sql = sql;
    }

    /** Pairs of a span of time, by when predictions were made, cut into equal spans. */
    public List<Pair> pairs(UUID endpoint, Instant from, Instant to, Duration span) {
        return sql.query(
                "select floor(extract(epoch from n.at - ?::timestamptz)::float8 / ?::float8)::integer as place, "
                        + "v.number as version, n.label, n.number, "
                        + "n.predicted, n.predicted_number, count(*) as count, "
                        + "count(*) filter (where n.client_reported) as reported from (" + NEWEST
                        + ") n join model_version v on v.id = n.version_id "
                        + "group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 5",
                QualityRows::pair,
                from,
                (double) span.toSeconds(),
                endpoint,
                from,
                to);
    }

    /** The newest labelled predictions of a version. */
    public List<Pair> newest(UUID endpoint, UUID version, Instant from, Instant to, int limit) {
        return sql.query(
                "select 0 as place, 0 as version, n.label, n.number, n.predicted, n.predicted_number, count(*) as count, "
                        + "0::bigint as reported from (select * from (" + NEWEST
                        + ") l where l.version_id = ? order by l.at desc limit ?) n "
                        + "group by n.label, n.number, n.predicted, n.predicted_number order by n.label, n.predicted",
                QualityRows::pair,
                endpoint,
                from,
                to,
                version,
                limit);
    }

    /** How many predictions were kept, by span and version. */
    public Map<Key, Long> kept(UUID endpoint, Instant from, Instant to, Duration span) {
        var kept = new HashMap<Key, Long>();
        sql.query(
                "select floor(extract(epoch from p.at - ?::timestamptz)::float8 / ?::float8)::integer as place, "
                        + "v.number as version, count(*) as count "
                        + "from prediction p join model_version v on v.id = p.version_id "
                        + "where p.endpoint_id = ? and p.at >= ? and p.at < ? group by 1, 2",
                row -> kept.put(new Key(row.integer("place"), row.integer("version")), row.number("count")),
                from,
                (double) span.toSeconds(),
                endpoint,
                from,
                to);
        return kept;
    }

    private static Pair pair(Row row) {
        return new Pair(
                new Key(row.integer("place"), row.integer("version")),
                row.text("label"),
                row.findReal("number").orElse(null),
                row.text("predicted"),
                row.findReal("predicted_number").orElse(null),
                row.number("count"),
                row.number("reported"));
    }

    /** A span, counted from 0, and the version that answered in it. */
    public record Key(int place, int version) {}

    /**
     * Rows with the same label and the same answer.
     *
     * @param number the label as a number; null: it is a class
     * @param answer what was answered as a number; null: it is a class
     * @param reported of these, those whose prediction was not kept
     */
    public record Pair(
            Key key,
            String label,
            @Nullable Double number,
            String predicted,
            @Nullable Double answer,
            long count,
            long reported) {}
}
