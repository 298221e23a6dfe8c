package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** How a compressed version came to be. */
@Schema(description = "How a compressed version came to be")
public record Derivation(
        @Schema(description = "The model's name") Slug model,
        @Schema(description = "The compressed version") int version,

        @Schema(description = "The version that it was made of")
        int parent,

        @Schema(description = "The search") UUID compression,

        @Schema(description = "The candidate with its figures")
        Candidate candidate,

        @Schema(description = "How much worse it may be at most; absent for any") @Nullable
        Double lossBudget) {}
