package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A request to put a version into an environment. */
@Schema(description = "A request to put a version into an environment")
public record NewRelease(
        @Schema(description = "The model") Slug model,
        @Schema(description = "The version's number") int version,
        @Schema(description = "Where it shall go") Slug environment,

        @Schema(description = "The endpoint's name; otherwise made from project, model and environment") @Nullable
        Slug endpoint,

        @Schema(description = "What the version shall be run with") @Nullable
        Map<String, Object> parameters,

        @Schema(description = "Why, for those who decide") @Nullable
        String notes) {
    public NewRelease {
        parameters = parameters == null ? null : Map.copyOf(parameters);
    }

    /** Without further words, at the usual endpoint, with what the version came with. */
    public NewRelease(Slug model, int version, Slug environment) {
        this(model, version, environment, null, null, null);
    }
}
