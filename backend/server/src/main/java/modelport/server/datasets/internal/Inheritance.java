package modelport.server.datasets.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.Reading;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** What a version says that shares another's file: whatever it leaves out stays as it is there. */
public final class Inheritance {
    private Inheritance() {}

    public static DatasetMetadata of(DatasetVersionEntity base, DatasetMetadata said) {
        DatasetMetadata before = base.getMetadata();
        return new DatasetMetadata(
                said.label() == null ? label(base) : said.label(),
                Objects.requireNonNullElse(said.roles(), base.getRoles()),
                schema(base, said),
                said.reading() == null ? reading(base) : said.reading(),
                said.badRows() == null ? before.badRows() : said.badRows(),
                said.note());
    }

    /** What was found out once is not guessed again. */
    private static @Nullable String label(DatasetVersionEntity base) {
        return isTable(base)
                ? Optional.ofNullable(base.getLabel()).orElse("")
                : base.getMetadata().label();
    }

    private static @Nullable Reading reading(DatasetVersionEntity base) {
        return isTable(base) ? base.getReading() : base.getMetadata().reading();
    }

    private static List<DatasetColumn> schema(DatasetVersionEntity base, DatasetMetadata said) {
        Map<String, DatasetColumn> columns = new LinkedHashMap<>();
        // Read another way, the file may have other columns: only what a person said of them is kept.
        boolean sameColumns = isTable(base) && said.reading() == null;
        List<DatasetColumn> before = sameColumns
                ? base.getColumns()
                : Objects.requireNonNullElse(base.getMetadata().schema(), List.of());
        before.forEach(column -> columns.put(column.name(), column));
        Objects.requireNonNullElse(said.schema(), List.<DatasetColumn>of())
                .forEach(column -> columns.put(column.name(), column));
        return List.copyOf(columns.values());
    }

    private static boolean isTable(DatasetVersionEntity base) {
        return base.getState() == VersionState.READY || base.getState() == VersionState.ARCHIVED;
    }
}
