package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.registry.Pooling;

/** A vector. */
@Schema(description = "A vector")
public record VectorAnswer(
        @Schema(description = "How it is made from the tokens' vectors; NONE where the model gives it")
        Pooling pooling,

        @Schema(description = "Whether it is scaled to length 1")
        boolean normalize)
        implements Interpretation {}
