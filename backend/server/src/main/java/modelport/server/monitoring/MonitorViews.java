package modelport.server.monitoring;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import modelport.contract.monitoring.ColumnRole;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.WatchedColumn;
import modelport.server.monitoring.internal.Armed;
import modelport.server.monitoring.internal.MonitorHealth;
import modelport.server.monitoring.internal.MonitorRow;
import modelport.server.monitoring.internal.MonitorRow.Armament;
import org.jspecify.annotations.Nullable;

/** Shows rows as monitors. */
@Singleton
class MonitorViews {
    Monitor of(MonitorRow row) {
        Armament armament = row.armament();
        MonitorHealth health = MonitorHealth.of(row.state(), row.reason(), row.seen());
        var newest = row.seen().newest();
        return new Monitor(
                row.id(),
                row.place().endpoint(),
                row.place().model(),
                row.place().environment(),
                row.reference(),
                row.settings(),
                row.state(),
                row.reason(),
                armament == null ? null : (Integer) armament.version(),
                armament == null ? null : armament.at(),
                armament == null ? null : (Double) armament.armed().falseAlarms(),
                health.health(),
                health.reason(),
                columns(row, armament),
                newest == null ? null : newest.end(),
                newest == null ? null : (Long) newest.coveragePercent(),
                row.seen().openAlerts(),
                row.job(),
                row.made().by(),
                row.made().at(),
                row.made().rowVersion());
    }

    /** As a monitor judges it. */
    static WatchedColumn column(MonitorRow row, Armed armed, Armed.Column column) {
        return new WatchedColumn(
                column.name(),
                column.role(),
                column.scale(),
                column.importance(),
                armed.effect(column.name()),
                !row.settings().ignored().contains(column.name()));
    }

    /** The model's answers first, then what it hangs on most. */
    private static List<WatchedColumn> columns(MonitorRow row, @Nullable Armament armament) {
        if (armament == null) {
            return List.of();
        }
        var columns = new ArrayList<WatchedColumn>();
        armament.armed().columns().forEach(column -> columns.add(column(row, armament.armed(), column)));
        columns.sort(Comparator.comparingInt((WatchedColumn column) -> column.role() == ColumnRole.PREDICTION ? 0 : 1)
                .thenComparingDouble(column -> {
                    Double importance = column.importance();
                    return importance == null ? 0.0 : -importance;
                }));
        return columns;
    }
}
