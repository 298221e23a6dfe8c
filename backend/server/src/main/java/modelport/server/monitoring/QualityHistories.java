package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.AlertRule;
import modelport.contract.monitoring.QualityHistory;
import modelport.contract.monitoring.QualityPoint;
import modelport.contract.registry.Signature;
import modelport.server.database.Sql;
import modelport.server.monitoring.internal.Estimate;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRow.Armament;
import modelport.server.monitoring.internal.Quality;
import modelport.server.monitoring.internal.QualityMetric;
import modelport.server.monitoring.internal.QualityRows;
import modelport.server.monitoring.internal.QualityRows.Pair;
import modelport.server.monitoring.internal.WatchedWindows;
import modelport.server.prediction.FrozenEdges;
import modelport.server.prediction.ProfileEdges;
import modelport.server.prediction.Profiles;
import modelport.statistics.Interval;
import modelport.statistics.Measure;
import org.jspecify.annotations.Nullable;

/** Tells how good answers were over time: by labels where they have arrived, and by the model's own word until then. */
@Singleton
class QualityHistories {
    /** Few labels in many points would say nothing. */
    private static final int MOST_POINTS = 60;

    private final QualityRows rows;
    private final Profiles profiles;
    private final ProfileEdges edges;
    private final Sql sql;

    QualityHistories(QualityRows rows, Profiles profiles, ProfileEdges edges, Sql sql) {
        this.rows = rows;
        this.profiles = profiles;
        this.edges = edges;
        this.sql = sql;
    }

    @ReadOnly
    QualityHistory of(MonitorRow monitor, Instant from, Instant to) {
        Duration span = span(monitor, from, to);
        UUID endpoint = monitor.place().endpointId();
        List<Pair> pairs = rows.pairs(endpoint, from, to, span);
        Map<QualityRows.Key, Long> kept = rows.kept(endpoint, from, to, span);
        Armament armament = monitor.armament();
        boolean ofClasses = pairs.isEmpty()
                ? armament == null || !armament.armed().offline().containsKey(QualityMetric.R2.code())
                : Quality.isOfClasses(pairs);
        QualityMetric metric = QualityMetric.of(monitor.settings().metric(), ofClasses);
        Map<QualityRows.Key, Double> estimated =
                metric == QualityMetric.ACCURACY ? estimated(armament, from, to, span) : Map.of();
        Map<QualityRows.Key, List<Pair>> labelled = pairs.stream().collect(Collectors.groupingBy(Pair::key));
        var keys = new TreeSet<>(
                Comparator.comparingInt(QualityRows.Key::place).thenComparingInt(QualityRows.Key::version));
        keys.addAll(labelled.keySet());
        keys.addAll(kept.keySet());
        keys.addAll(estimated.keySet());
        List<String> classes = classes(monitor.live());
        var points = new ArrayList<QualityPoint>();
        for (QualityRows.Key key : keys) {
            List<Pair> some = labelled.getOrDefault(key, List.of());
            Instant start = from.plus(span.multipliedBy(key.place()));
            Optional<Measure> measure = Quality.of(some, metric, classes);
            Interval interval = measure.map(Measure::interval).orElse(null);
            long reported = some.stream().mapToLong(Pair::reported).sum();
            Instant end = start.plus(span);
            points.add(new QualityPoint(
                    start,
                    end.isAfter(to) ? to : end,
                    key.version(),
                    Math.max(Quality.rows(some), kept.getOrDefault(key, 0L) + reported),
                    Quality.rows(some),
                    measure.map(Measure::value).orElse(null),
                    interval == null ? null : (Double) interval.low(),
                    interval == null ? null : (Double) interval.high(),
                    estimated.get(key)));
        }
        return new QualityHistory(metric.code(), offline(armament, metric, classes), floor(monitor), points);
    }

    /** A whole number of windows. */
    private static Duration span(MonitorRow monitor, Instant from, Instant to) {
        long window = monitor.window().toSeconds();
        long all = Math.max(1, Duration.between(from, to).toSeconds());
        return Duration.ofSeconds(window * Math.max(1, Math.ceilDiv(all, window * MOST_POINTS)));
    }

    private Map<QualityRows.Key, Double> estimated(
            @Nullable Armament armament, Instant from, Instant to, Duration span) {
        List<Double> right = armament == null ? null : armament.armed().right();
        if (armament == null || right == null) {
            return Map.of();
        }
        Optional<FrozenEdges> frozen = edges.find(armament.edges());
        int place = frozen.map(Estimate::place).orElse(-1);
        if (place < 0) {
            return Map.of();
        }
        Map<Integer, Estimate> sums = new HashMap<>();
        profiles.counts(armament.edges(), from, to, WatchedWindows.grain(span))
                .forEach(window -> sums.computeIfAbsent(
                                (int) Duration.between(from, window.start()).dividedBy(span), _ -> new Estimate(right))
                        .add(window.columns().get(place)));
        var estimated = new HashMap<QualityRows.Key, Double>();
        sums.forEach((point, sum) ->
                sum.value().ifPresent(value -> estimated.put(new QualityRows.Key(point, armament.version()), value)));
        return estimated;
    }

    private static @Nullable Double offline(@Nullable Armament armament, QualityMetric metric, List<String> classes) {
        if (armament == null) {
            return null;
        }
        Map<String, Double> offline = armament.armed().offline();
        Double exact = offline.get(metric.metric(Math.max(2, classes.size())).code());
        return exact != null ? exact : offline.get(metric.code());
    }

    private static @Nullable Double floor(MonitorRow monitor) {
        return monitor.settings().rules().stream()
                .filter(rule -> rule.kind() == AlertKind.QUALITY)
                .map(AlertRule::threshold)
                .findFirst()
                .orElse(null);
    }

    private List<String> classes(@Nullable UUID version) {
        return sql.first(
                        "select signature from model_version where id = ?::uuid",
                        row -> row.json("signature", Signature.class).classes(),
                        version)
                .orElse(List.of());
    }
}
