package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A version that shall serve, where the environment's policy is open. */
@Schema(description = "A version that shall serve, where the environment's policy is open")
public record NewDeployment(
        @Schema(description = "The model") Slug model,
        @Schema(description = "The version's number") int version,

        @Schema(description = "Where; otherwise development") @Nullable
        Slug environment,

        @Schema(description = "The endpoint's name; otherwise made from project, model and environment") @Nullable
        Slug endpoint,

        @Schema(description = "What the version shall be run with, of the parameters that its signature declares")
        @Nullable
        Map<String, Object> parameters) {
    public NewDeployment {
        parameters = parameters == null ? null : Map.copyOf(parameters);
    }

    /** With the parameters that the version came with. */
    public NewDeployment(Slug model, int version, @Nullable Slug environment, @Nullable Slug endpoint) {
        this(model, version, environment, endpoint, null);
    }
}
