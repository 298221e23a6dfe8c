package modelport.server.prediction;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import modelport.server.prediction.internal.CountRows;
import modelport.server.prediction.internal.CountRows.Counts;
import modelport.statistics.drift.CellCounts;

/** Tells what was counted of the rows that endpoints answered. */
@Singleton
public class Profiles {
    private final Sql sql;
    private final ProfileEdges edges;

    Profiles(Sql sql, ProfileEdges edges) {
        this.sql = sql;
        this.edges = edges;
    }

    /**
     * Windows in which there was traffic, in the order of time.
     *
     * @param edgesId what was counted
     * @param from windows that start here or later
     * @param to windows that start before this
     * @param grain how long they are; counts that are only known for longer ones come as such
     */
    @ReadOnly
    public List<ProfileWindow> counts(UUID edgesId, Instant from, Instant to, ProfileGrain grain) {
        int[] sizes = edges.find(edgesId).stream()
                .flatMap(frozen -> frozen.columns().stream())
                .mapToInt(column -> column.cells().size())
                .toArray();
        NavigableMap<Window, Counts> windows = new TreeMap<>();
        sql.query(
                        "select seconds, window_start, served, profiled, counts from profile_delta "
                                + "where edges_id = ? and window_start >= ? and window_start < ?",
                        row -> new Part(Window.of(row, grain), CountRows.read(row)),
                        edgesId,
                        from,
                        to)
                .forEach(part -> windows.merge(part.window(), part.counts(), Counts::plus));
        return windows.entrySet().stream()
                .map(entry -> entry.getKey().shown(entry.getValue(), sizes))
                .toList();
    }

    private record Part(Window window, Counts counts) {}

    private record Window(Instant start, Duration length) implements Comparable<Window> {
        static Window of(Row row, ProfileGrain grain) {
            Duration kept = Duration.ofSeconds(row.integer("seconds"));
            Duration length = kept.compareTo(grain.length()) > 0 ? kept : grain.length();
            return new Window(CountRows.start(row.instant("window_start"), length), length);
        }

        @Override
        public int compareTo(Window other) {
            int byStart = start.compareTo(other.start);
            return byStart != 0 ? byStart : length.compareTo(other.length);
        }

        ProfileWindow shown(Counts counts, int[] sizes) {
            List<CellCounts> columns = new ArrayList<>(sizes.length);
            int at = 0;
            for (int size : sizes) {
                columns.add(CellCounts.of(Arrays.copyOfRange(counts.cells(), at, at + size)));
                at += size;
            }
            return new ProfileWindow(start, length, counts.served(), counts.profiled(), columns);
        }
    }
}
