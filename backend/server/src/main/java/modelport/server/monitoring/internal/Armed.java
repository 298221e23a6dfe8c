package modelport.server.monitoring.internal;

import java.util.List;
import java.util.Map;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.ColumnScale;
import org.jspecify.annotations.Nullable;

/**
 * How a monitor judges what is counted; cells and counts of the reference are the frozen edges' business.
 *
 * @param columns in the order of the frozen columns
 * @param effect how large a change has to be, whatever the column
 * @param effects the same of each column that is judged, by its name
 * @param falseAlarms alarms without a change that are to be expected in a quarter
 * @param rows of the reference that were looked at
 * @param offline the version's metrics on the reference, by their codes; empty without labels
 * @param right for each cell of the largest probability the share of right answers; null without labels
 */
public record Armed(
        List<Column> columns,
        double effect,
        Map<String, Double> effects,
        double falseAlarms,
        long rows,
        Map<String, Double> offline,
        @Nullable List<Double> right) {
    public Armed {
        columns = List.copyOf(columns);
        effects = Map.copyOf(effects);
        offline = Map.copyOf(offline);
    }

    /** How large a change of a column has to be. */
    public double effect(String column) {
        return effects.getOrDefault(column, effect);
    }

    /** A column that is counted. */
    public record Column(
            String name,
            ColumnRole role,
            ColumnScale scale,
            @Nullable Double importance) {}
}
