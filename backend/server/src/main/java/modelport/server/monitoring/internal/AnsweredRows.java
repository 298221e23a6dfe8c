package modelport.server.monitoring.internal;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.prediction.PredictedRow;
import modelport.contract.registry.Signature;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Finds what was answered to rows that somebody knows better about. */
@Singleton
public class AnsweredRows {
    private static final int TIME_SHIFT = 16;

    private final Sql sql;

    AnsweredRows(Sql sql) {
        this.sql = sql;
    }

    /** The time in a prediction's id. */
    public static Instant time(UUID prediction) {
        return Instant.ofEpochMilli(prediction.getMostSignificantBits() >>> TIME_SHIFT);
    }

    /** Those that were kept, by their places in the list. */
    public Map<Integer, AnsweredRow> kept(UUID project, List<NewFeedback> feedback) {
        var wanted = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < feedback.size(); i++) {
            NewFeedback each = feedback.get(i);
            wanted.add(Map.of(
                    "place", i, "at", time(each.prediction()).toString(), "id", each.prediction(), "row", row(each)));
        }
        var kept = new HashMap<Integer, AnsweredRow>();
        sql.query("""
                select w.place, p.at, p.endpoint_id, p.version_id, p.output
                from jsonb_to_recordset(?) as w(place integer, at timestamptz, id uuid, row integer)
                join prediction p on p.at = w.at and p.id = w.id and p.row = w.row where p.project_id = ?
                """, row -> kept.put(row.integer("place"), answered(row)), new Json(wanted), project);
        return kept;
    }

    /** What served in a project, and when; of endpoints that are still there. */
    public List<Service> services(UUID project) {
        return sql.query(
                """
                select c.endpoint_id, l.version_id, lower(c.valid) as begun, upper(c.valid) as ended
                from champion_interval c
                join release l on l.id = c.release_id
                join endpoint e on e.id = c.endpoint_id and e.deleted_at is null
                where e.project_id = ?
                """,
                row -> new Service(
                        row.uuid("endpoint_id"),
                        row.uuid("version_id"),
                        row.instant("begun"),
                        row.findInstant("ended").orElse(null)),
                project);
    }

    /** What a version takes and gives. */
    public Optional<Signature> signature(UUID version) {
        return sql.first(
                        "select signature from model_version where id = ?",
                        row -> row.findJson("signature", Signature.class),
                        version)
                .flatMap(found -> found);
    }

    /** Which row feedback is about. */
    public static int row(NewFeedback feedback) {
        Integer row = feedback.row();
        return row == null ? 0 : row;
    }

    private static AnsweredRow answered(Row row) {
        PredictedRow output = row.json("output", PredictedRow.class);
        return new AnsweredRow(
                row.uuid("endpoint_id"),
                row.uuid("version_id"),
                row.instant("at"),
                output.label(),
                output.number(),
                false);
    }

    /** A version that answered at an endpoint for some time; null: it still does. */
    public record Service(
            UUID endpoint,
            UUID version,
            Instant from,
            @Nullable Instant to) {
        public boolean covers(Instant at) {
            return !at.isBefore(from) && (to == null || at.isBefore(to));
        }
    }
}
