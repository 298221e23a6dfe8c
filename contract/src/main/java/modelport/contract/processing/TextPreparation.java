package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** Texts become tokens. */
@Schema(description = "Texts become tokens")
public record TextPreparation(
        @Schema(description = "Path of the tokenizer file in the version, such as tokenizer.json")
        String tokenizer,

        @Schema(
                description =
                        "Longer texts are cut here; those that are continued have no more with what is added, and longer ones are refused")
        int maxTokens,

        @Schema(description = "What one row of a request is")
        TextForm form)
        implements Preparation {}
