package modelport.server.prediction;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import modelport.statistics.drift.CellCounts;

/**
 * What was counted in a window.
 *
 * @param start where it starts
 * @param length as asked for, or longer where older counts have been added up
 * @param served rows that were answered
 * @param profiled of these, those that were counted
 * @param columns counts in the order of the frozen columns
 */
public record ProfileWindow(Instant start, Duration length, long served, long profiled, List<CellCounts> columns) {
    public ProfileWindow {
        columns = List.copyOf(columns);
    }

    /** Where it ends. */
    public Instant end() {
        return start.plus(length);
    }
}
