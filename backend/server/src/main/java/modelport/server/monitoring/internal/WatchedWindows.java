package modelport.server.monitoring.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import modelport.server.prediction.ProfileGrain;
import modelport.server.prediction.ProfileWindow;
import modelport.statistics.drift.Cells;
import modelport.statistics.drift.Span;
import modelport.statistics.drift.Timeline;
import modelport.statistics.drift.Windows;

/** What was counted of an endpoint's rows, in windows as its monitor wants them. */
public final class WatchedWindows {
    /** A window that is not full after so many lengths ends without saying anything. */
    private static final int MOST_JOINED = 24;
    /** So much time is held in memory at most, in the grain of the counts. */
    private static final int MOST_COUNTS = 2_200;

    private static final Duration HISTORY = Duration.ofDays(7 * 9);

    private final Windows windows;
    private final Timeline timeline;
    private final NavigableMap<Instant, ProfileWindow> counts = new TreeMap<>();

    private WatchedWindows(MonitorRow monitor, List<Cells> cells, List<ProfileWindow> counted) {
        windows = new Windows(monitor.window(), monitor.settings().leastRows());
        timeline = Timeline.of(
                cells,
                counted.stream()
                        .map(window -> new Timeline.Bucket(window.start(), window.columns()))
                        .toList());
        counted.forEach(window -> counts.merge(window.start(), window, WatchedWindows::plus));
    }

    /**
     * Of columns that were counted side by side.
     *
     * @param cells of each column
     */
    public static WatchedWindows of(MonitorRow monitor, List<Cells> cells, List<ProfileWindow> counted) {
        return new WatchedWindows(monitor, cells, counted);
    }

    /** As fine as windows need it. */
    public static ProfileGrain grain(MonitorRow monitor) {
        return grain(monitor.window());
    }

    /** As fine as spans need it. */
    public static ProfileGrain grain(Duration span) {
        return span.toMinutes() % 60 == 0 ? ProfileGrain.HOUR : ProfileGrain.MINUTE;
    }

    /** Counts are needed from here on, to judge what comes after a moment. */
    public static Instant history(MonitorRow monitor, Instant after) {
        Duration most = grain(monitor).length().multipliedBy(MOST_COUNTS);
        return after.minus(HISTORY.compareTo(most) < 0 ? HISTORY : most);
    }

    public Timeline timeline() {
        return timeline;
    }

    /** Windows that are over, in order. */
    public List<Span> closed(Instant since, Instant until) {
        return windows.closed(since, until, timeline);
    }

    /** A window that has waited for rows too long. */
    public Optional<Span> starved(Instant since, Instant until) {
        if (since.plus(windows.length().multipliedBy(MOST_JOINED)).isAfter(until)) {
            return Optional.empty();
        }
        long step = windows.length().toMillis();
        long monday = Duration.ofDays(4).toMillis();
        Instant end = Instant.ofEpochMilli(Math.floorDiv(until.toEpochMilli() - monday, step) * step + monday);
        return end.isAfter(since) ? Optional.of(new Span(since, end)) : Optional.empty();
    }

    /** Rows that were answered in a span, and how many of them were counted. */
    public Coverage coverage(Span span) {
        long served = 0;
        long profiled = 0;
        for (ProfileWindow window : counts.subMap(span.from(), span.to()).values()) {
            served += window.served();
            profiled += window.profiled();
        }
        return new Coverage(served, profiled);
    }

    private static ProfileWindow plus(ProfileWindow a, ProfileWindow b) {
        var columns = new ArrayList<>(a.columns());
        IntStream.range(0, columns.size())
                .forEach(i -> columns.set(i, columns.get(i).plus(b.columns().get(i))));
        return new ProfileWindow(a.start(), a.length(), a.served() + b.served(), a.profiled() + b.profiled(), columns);
    }

    /** How much of what was answered was counted. */
    public record Coverage(long served, long profiled) {
        private static final double LEAST = 0.9;

        public boolean isEnough() {
            return (double) profiled >= LEAST * served;
        }
    }
}
