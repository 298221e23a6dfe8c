package modelport.contract;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which page of a list is wanted. */
@Schema(description = "Which page of a list is wanted")
public record PageRequest(
        @Schema(description = "At most so many, 1 to 200") int limit,

        @Schema(description = "The next of the page before; absent for the first page") @Nullable
        String after,

        @Schema(description = "Only what contains this text") @Nullable
        String query) {
    /** The longest page there is. */
    public static final int MAX_LIMIT = 200;

    /** The first page of the usual length. */
    public static PageRequest first() {
        return new PageRequest(50, null, null);
    }
}
