package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of a dataset. */
@Schema(description = "One row of a dataset")
public record DatasetRow(
        @Schema(description = "Its number, from 1") long number,

        @Schema(
                description =
                        "Its cells in the order of the columns: numbers, truth values, texts, moments as RFC 3339; null where nothing is")
        List<@Nullable Object> values) {
    public DatasetRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
    }
}
