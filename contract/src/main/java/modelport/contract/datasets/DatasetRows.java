package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Some rows of a dataset, and where the next ones start. */
@Schema(description = "Some rows of a dataset, and where the next ones start")
public record DatasetRows(
        @Schema(description = "The columns, without those that are left out")
        List<DatasetColumn> columns,

        @Schema(description = "The rows of this page, in order")
        List<DatasetRow> items,

        @Schema(description = "Pass it as after to get the next page; absent on the last one") @Nullable
        String next) {
    public DatasetRows {
        columns = List.copyOf(columns);
        items = List.copyOf(items);
    }
}
