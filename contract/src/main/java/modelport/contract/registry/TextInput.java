package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a text becomes the model's inputs: with the tokenizer file beside it. */
@Schema(description = "How a text becomes the model's inputs: with the tokenizer file beside it")
public record TextInput(
        @Schema(description = "Path of the tokenizer file in the version")
        String tokenizer,

        @Schema(description = "Longer texts are cut here") int maxTokens,

        @Schema(description = "How the answer is made from the tokens' vectors")
        Pooling pooling,

        @Schema(description = "Whether the answer is scaled to length 1")
        boolean normalize) {}
