package modelport.server.prediction;

import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.prediction.internal.CountRows;
import modelport.server.prediction.internal.CountRows.Counts;

/** Keeps counts few: what was written every few seconds becomes minutes, then hours, then days, and tells the same. */
@Singleton
public class CountSweeper {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration MINUTES_KEPT = Duration.ofDays(2);
    private static final Duration HOURS_KEPT = Duration.ofDays(60);
    private static final int WINDOWS = 500;
    /** The life of a node that stands for several. */
    private static final UUID ALL = new UUID(0, 0);
    /** Any number that nobody else locks. */
    private static final long LOCK = 0x7072_6F66_696CL;

    private final Sql sql;
    private final Clock clock;

    CountSweeper(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Some windows at a time. */
    @Transactional
    @Scheduled(fixedDelay = "1m", initialDelay = "2m")
    public void addUp() {
        boolean mine = sql.first("select pg_try_advisory_xact_lock(?) as mine", row -> row.bool("mine"), LOCK)
                .orElse(false);
        if (mine) {
            addUp(ProfileGrain.MINUTE, FRESH);
            addUp(ProfileGrain.HOUR, MINUTES_KEPT);
            addUp(ProfileGrain.DAY, HOURS_KEPT);
        }
    }

    private void addUp(ProfileGrain grain, Duration age) {
        long seconds = grain.length().toSeconds();
        Instant end = CountRows.start(clock.instant().minus(age), grain.length());
        var sums = new LinkedHashMap<Window, Counts>();
        sql.query(
                        """
                        delete from profile_delta d using (
                            select distinct edges_id, date_bin(make_interval(secs => ?), window_start, 'epoch') as start
                            from profile_delta
                            where window_start < ? and (seconds < ? or (seconds = ? and incarnation <> ?)) limit ?) old
                        where d.edges_id = old.edges_id and d.seconds <= ?
                            and d.window_start >= old.start and d.window_start < old.start + make_interval(secs => ?)
                        returning d.edges_id, d.window_start, d.served, d.profiled, d.counts
                        """,
                        row -> new Part(Window.of(row, grain), CountRows.read(row)),
                        (double) seconds,
                        end,
                        seconds,
                        seconds,
                        ALL,
                        WINDOWS,
                        seconds,
                        (double) seconds)
                .forEach(part -> sums.merge(part.window(), part.counts(), Counts::plus));
        sums.forEach((window, counts) -> sql.update(
                "insert into profile_delta (edges_id, window_start, seconds, incarnation, seq, served, profiled, counts) "
                        + "values (?, ?, ?, ?, 0, ?, ?, ?)",
                window.edges(),
                window.start(),
                seconds,
                ALL,
                counts.served(),
                counts.profiled(),
                counts.cells()));
    }

    private record Part(Window window, Counts counts) {}

    private record Window(UUID edges, Instant start) {
        static Window of(Row row, ProfileGrain grain) {
            return new Window(row.uuid("edges_id"), CountRows.start(row.instant("window_start"), grain.length()));
        }
    }
}
