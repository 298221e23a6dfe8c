package modelport.ui.datasets;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.datasets.ColumnType;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetFile;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.Reading;
import org.jspecify.annotations.Nullable;

/** How the next version shall differ from the one whose file it reads again. */
final class SchemaDraft {
    private final DatasetVersion base;
    private final Map<String, DatasetColumn> columns = new LinkedHashMap<>();
    private Optional<String> label;
    private Optional<Reading> reading;
    private Optional<Integer> badRows = Optional.empty();

    SchemaDraft(DatasetVersion base) {
        this.base = base;
        base.columns().forEach(column -> columns.put(column.name(), column));
        label = Optional.ofNullable(base.label());
        reading = reading(base);
    }

    private static Optional<Reading> reading(DatasetVersion base) {
        return Optional.ofNullable(base.file()).map(DatasetFile::reading);
    }

    DatasetVersion base() {
        return base;
    }

    List<DatasetColumn> columns() {
        return List.copyOf(columns.values());
    }

    Optional<String> label() {
        return label;
    }

    Optional<Reading> reading() {
        return reading;
    }

    void type(String column, ColumnType type) {
        columns.computeIfPresent(
                column,
                (name, old) -> new DatasetColumn(
                        name, type, old.ignored(), type == ColumnType.CATEGORY ? old.categories() : List.of()));
    }

    /** A column that is left out cannot be the label. */
    void ignored(String column, boolean out) {
        columns.computeIfPresent(column, (name, old) -> new DatasetColumn(name, old.type(), out, old.categories()));
        if (out && label.filter(column::equals).isPresent()) {
            label = Optional.empty();
        }
    }

    void label(@Nullable String column) {
        label = Optional.ofNullable(column);
    }

    void reading(Reading wanted) {
        reading = Optional.of(wanted);
    }

    void badRows(@Nullable Integer most) {
        badRows = Optional.ofNullable(most);
    }

    /** The columns that shall be other than they are. */
    List<DatasetColumn> changed() {
        var changed = new ArrayList<DatasetColumn>();
        for (DatasetColumn column : base.columns()) {
            DatasetColumn now = Objects.requireNonNull(columns.get(column.name()));
            if (!now.equals(column)) {
                changed.add(now);
            }
        }
        return changed;
    }

    /** How many things are other than in the version it is based on. */
    int changes() {
        return changed().size() + (isOtherLabel() ? 1 : 0) + (isOtherReading() ? 1 : 0) + (badRows.isPresent() ? 1 : 0);
    }

    /** Whether the file is read another way: then it may have other columns. */
    boolean isOtherReading() {
        return !reading.equals(reading(base));
    }

    /** Whether at least one column stays. */
    boolean isPossible() {
        return columns.isEmpty() || columns.values().stream().anyMatch(column -> !column.ignored());
    }

    /** What to say when the next version is made; what stays as it is is left out. */
    DatasetMetadata metadata() {
        List<DatasetColumn> changed = changed();
        return new DatasetMetadata(
                isOtherLabel() ? label.orElse("") : null,
                null,
                changed.isEmpty() ? null : changed,
                isOtherReading() ? reading.orElse(null) : null,
                badRows.orElse(null),
                null);
    }

    private boolean isOtherLabel() {
        return !label.equals(Optional.ofNullable(base.label()));
    }
}
