package modelport.server.tuning.internal;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.tuning.FoldScore;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TrialState;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.training.tuning.Setting;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Reads settings with their scores. */
@Singleton
public class TrialRows {
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final String SELECT = """
            select s.*, t.fold, t.state as trial_state, t.score, t.train_ms, t.attempt
            from jsonb_to_recordset(?) as wanted (tuning uuid, number integer)
                join tuning_setting s on s.tuning_id = wanted.tuning and s.number = wanted.number
                left join trial t on t.tuning_id = s.tuning_id and t.params_digest = s.params_digest
            order by s.tuning_id, s.number, t.fold
            """;

    private final Sql sql;

    TrialRows(Sql sql) {
        this.sql = sql;
    }

    /** The settings with these keys, in no order. */
    public Map<Key, Trial> of(List<Key> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var lines = new LinkedHashMap<Key, List<Line>>();
        sql.query(SELECT, Line::of, new Json(keys))
                .forEach(line -> lines.computeIfAbsent(line.key(), _ -> new ArrayList<>())
                        .add(line));
        var trials = new LinkedHashMap<Key, Trial>();
        lines.forEach((key, all) -> trials.put(key, trial(all)));
        return trials;
    }

    private static Trial trial(List<Line> lines) {
        Line first = lines.getFirst();
        List<FoldScore> folds = lines.stream()
                .map(Line::score)
                .filter(FoldScore.class::isInstance)
                .map(FoldScore.class::cast)
                .toList();
        return new Trial(
                first.key().number(),
                first.trainer(),
                Trainers.find(first.trainer())
                        .map(trainer ->
                                Setting.of(first.setting()).complete(trainer).values())
                        .map(values -> (Map<String, Object>) values)
                        .orElse(first.setting()),
                first.digest(),
                first.initial(),
                state(first, lines),
                folds,
                first.mean(),
                first.deviation(),
                folds.stream().mapToDouble(FoldScore::trainMs).sum(),
                first.reason());
    }

    private static TrialState state(Line first, List<Line> lines) {
        if (first.reason() != null) {
            return TrialState.FAILED;
        }
        if (first.mean() != null) {
            return TrialState.DONE;
        }
        return lines.stream().anyMatch(Line::begun) ? TrialState.RUNNING : TrialState.WAITING;
    }

    /** Which setting of which tuning. */
    public record Key(UUID tuning, int number) {}

    /** A setting with one of its folds. */
    private record Line(
            Key key,
            String trainer,
            Map<String, Object> setting,
            String digest,
            boolean initial,
            @Nullable Double mean,
            @Nullable Double deviation,
            @Nullable Message reason,
            boolean begun,
            @Nullable FoldScore score) {
        static Line of(Row row) {
            return new Line(
                    new Key(row.uuid("tuning_id"), row.integer("number")),
                    row.text("trainer"),
                    row.json("setting", VALUES),
                    row.text("params_digest"),
                    row.bool("initial"),
                    row.findReal("mean").orElse(null),
                    row.findReal("deviation").orElse(null),
                    row.findJson("reason", Message.class).orElse(null),
                    row.findText("trial_state").isPresent(),
                    row.findReal("score")
                            .map(score -> new FoldScore(
                                    row.integer("fold"), score, row.real("train_ms"), row.integer("attempt")))
                            .orElse(null));
        }
    }
}
