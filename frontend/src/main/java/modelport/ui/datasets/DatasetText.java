package modelport.ui.datasets;

import static modelport.ui.components.Texts.t;

import com.vaadin.flow.component.Component;
import java.util.List;
import java.util.stream.Collectors;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.registry.VersionState;
import modelport.ui.components.Box;
import modelport.ui.components.Chip;
import modelport.ui.components.Formats;
import org.jspecify.annotations.Nullable;

/** What datasets, roles and columns are called. */
public final class DatasetText {
    private DatasetText() {}

    /** Such as: tickets v3. */
    public static String name(DatasetVersion version) {
        return version.dataset() + " v" + version.number();
    }

    public static String role(DatasetRole role) {
        return t("dataset.role." + role);
    }

    /** Roles with commas between them. */
    public static String roles(List<DatasetRole> roles) {
        return roles.stream().map(DatasetText::role).collect(Collectors.joining(t("list.comma")));
    }

    static Component chips(List<DatasetRole> roles) {
        var row = Box.of("mp-tags");
        roles.forEach(role -> row.add(Chip.of(role(role))));
        return row;
    }

    static String type(ColumnType type) {
        return t("column.type." + type);
    }

    /** Such as: 18,240 rows, 12 columns. */
    static String size(long rows, int columns) {
        return t("dataset.size", Formats.count(rows), rows, columns);
    }

    /** What a reader should know of the newest version. */
    static String newest(@Nullable VersionState state) {
        return state == null ? t("models.noVersion") : t("model.newest." + state);
    }
}
