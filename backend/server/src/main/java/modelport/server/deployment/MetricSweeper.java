package modelport.server.deployment;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.deployment.MetricWriter.Span;
import modelport.statistics.LatencyHistogram;

/** Keeps the rows about endpoints few: seconds become minutes after an hour, and all are forgotten in the end. */
@Singleton
public class MetricSweeper {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final int GROUPS = 500;
    /** The sequence number of rows that stand for a whole minute. */
    private static final int MINUTE = -1;
    /** Any number that nobody else locks. */
    private static final long LOCK = 0x6D65_7472_6963L;

    private final Sql sql;
    private final MetricWriter writer;
    private final ServingConfig config;
    private final Clock clock;

    MetricSweeper(Sql sql, MetricWriter writer, ServingConfig config, Clock clock) {
        this.sql = sql;
        this.writer = writer;
        this.config = config;
        this.clock = clock;
    }

    @Transactional
    @Scheduled(fixedDelay = "1h", initialDelay = "10m")
    public void forget() {
        sql.update(
                "delete from endpoint_metric where window_start < ?",
                clock.instant().minus(config.metricKeep()));
    }

    /** Adds up what is no longer fresh, some minutes at a time. */
    @Transactional
    @Scheduled(fixedDelay = "1m", initialDelay = "1m")
    public void addUp() {
        boolean mine = sql.first("select pg_try_advisory_xact_lock(?) as mine", row -> row.bool("mine"), LOCK)
                .orElse(false);
        if (!mine) {
            return;
        }
        Instant end = clock.instant().minus(FRESH).truncatedTo(ChronoUnit.MINUTES);
        var sums = new LinkedHashMap<Key, Sum>();
        sql.query("""
                        delete from endpoint_metric m using (
                            select distinct endpoint_id, node, date_trunc('minute', window_start) as minute
                            from endpoint_metric where window_start < ? and seq >= 0 limit ?) old
                        where m.endpoint_id = old.endpoint_id and m.node = old.node
                            and m.window_start >= old.minute and m.window_start < old.minute + interval '1 minute'
                        returning m.*
                        """, Entry::of, end, GROUPS)
                .forEach(entry ->
                        sums.computeIfAbsent(entry.key(), _ -> new Sum()).add(entry.span()));
        sums.forEach((key, sum) -> writer.write(key.node(), List.of(sum.span(key))));
    }

    private record Key(UUID endpoint, String node, Instant minute) {}

    private record Entry(Key key, Span span) {
        static Entry of(Row row) {
            Instant start = row.instant("window_start");
            var span = new Span(
                    row.uuid("endpoint_id"),
                    start,
                    row.integer("seq"),
                    row.number("requests"),
                    row.number("errors"),
                    row.number("rows"),
                    row.number("batches"),
                    LatencyHistogram.decode(row.numbers("latency")));
            return new Entry(new Key(span.endpoint(), row.text("node"), start.truncatedTo(ChronoUnit.MINUTES)), span);
        }
    }

    private static final class Sum {
        private final LatencyHistogram latency = new LatencyHistogram();
        private long requests;
        private long errors;
        private long rows;
        private long batches;

        void add(Span span) {
            requests += span.requests();
            errors += span.errors();
            rows += span.rows();
            batches += span.batches();
            latency.merge(span.latency());
        }

        Span span(Key key) {
            return new Span(key.endpoint(), key.minute(), MINUTE, requests, errors, rows, batches, latency);
        }
    }
}
