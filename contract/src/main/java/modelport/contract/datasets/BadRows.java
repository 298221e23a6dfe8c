package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The rows that are left out. */
@Schema(description = "The rows that are left out")
public record BadRows(
        @Schema(description = "How many there are") long count,

        @Schema(description = "The first of them, at most 100")
        List<BadRow> first) {
    /** So many are named. */
    public static final int MOST = 100;

    public BadRows {
        first = List.copyOf(first);
    }

    /** None. */
    public static BadRows none() {
        return new BadRows(0, List.of());
    }
}
