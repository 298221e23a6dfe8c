package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.registry.Pooling;

/** How alike two texts are: {score}, the cosine of their vectors. */
@Schema(description = "How alike two texts are: {score}, the cosine of their vectors")
public record SimilarityAnswer(
        @Schema(description = "How a vector is made from the tokens' vectors")
        Pooling pooling) implements Interpretation {}
