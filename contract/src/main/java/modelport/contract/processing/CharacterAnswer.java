package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What is written or said, as CTC models tell it: {text, score}, with box and polygon behind a stage that finds them.
 */
@Schema(
        description =
                "What is written or said, as CTC models tell it: {text, score}, with box and polygon behind a stage that finds them")
public record CharacterAnswer(
        @Schema(description = "Path of the file of characters, one a line")
        String keys,

        @Schema(description = "Number of the class that stands for nothing")
        int blank,

        @Schema(description = "Whether a space comes behind the characters of the file")
        boolean space,

        @Schema(description = "Texts below this score are left out behind a stage that finds lines")
        double threshold)
        implements Interpretation {}
