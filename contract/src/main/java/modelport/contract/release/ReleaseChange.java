package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** Another wish; whatever is absent stays as it is. */
@Schema(description = "Another wish; whatever is absent stays as it is. All but notes make approvals void")
public record ReleaseChange(
        @Schema(description = "Another version of the model") @Nullable
        Integer version,

        @Schema(description = "Another endpoint of the model, made if it is not there") @Nullable
        Slug endpoint,

        @Schema(description = "What the version shall be run with, all of it") @Nullable
        Map<String, Object> parameters,

        @Schema(description = "Why, for those who decide") @Nullable
        String notes) {
    public ReleaseChange {
        parameters = parameters == null ? null : Map.copyOf(parameters);
    }

    /** Another version and nothing else. */
    public static ReleaseChange version(int version) {
        return new ReleaseChange(version, null, null, null);
    }
}
