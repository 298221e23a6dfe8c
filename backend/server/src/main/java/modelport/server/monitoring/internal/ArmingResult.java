package modelport.server.monitoring.internal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process that arms a monitor says.
 *
 * @param columns what is counted, features first
 * @param effect how large a change has to be, whatever the column
 * @param effects the same of each column that is judged, by its name
 * @param falseAlarms alarms without a change that are to be expected in a quarter
 * @param rows of the reference that were looked at
 * @param offline the version's metrics on the reference, by their codes; empty without labels
 * @param right for each cell of the largest probability the share of right answers; null without labels
 */
public record ArmingResult(
        List<CountedColumn> columns,
        double effect,
        Map<String, Double> effects,
        double falseAlarms,
        long rows,
        Map<String, Double> offline,
        @Nullable List<Double> right) {
    public ArmingResult {
        columns = List.copyOf(columns);
        effects = Map.copyOf(effects);
        offline = Map.copyOf(offline);
    }

    /** What the monitor keeps of it. */
    public Armed armed() {
        List<Armed.Column> kept = columns.stream()
                .map(column -> new Armed.Column(column.name(), column.role(), column.scale(), column.importance()))
                .toList();
        return new Armed(kept, effect, effects, falseAlarms, rows, offline, right);
    }
}
