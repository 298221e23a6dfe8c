package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** One column of a dataset. */
@Schema(description = "One column of a dataset")
public record DatasetColumn(
        @Schema(description = "Its name in the file") String name,

        @Schema(description = "What its cells are") ColumnType type,

        @Schema(description = "Whether it is left out: it has no place in rows, distributions and the digest")
        boolean ignored,

        @Schema(description = "The only texts that a cell of a CATEGORY may be; empty where any may")
        List<String> categories) {
    public DatasetColumn {
        categories = List.copyOf(categories);
    }

    /** A column whose cells may be anything of their type. */
    public static DatasetColumn of(String name, ColumnType type) {
        return new DatasetColumn(name, type, false, List.of());
    }
}
