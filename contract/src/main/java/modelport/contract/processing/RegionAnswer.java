package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Lines of text in a picture, as DB finds them: a list of {box: {x, y, width, height}, polygon, score}, from the top.
 */
@Schema(
        description =
                "Lines of text in a picture, as DB finds them: a list of {box: {x, y, width, height}, polygon, score}, from the top")
public record RegionAnswer(
        @Schema(description = "Pixels above this belong to a line")
        double threshold,

        @Schema(description = "Lines whose mean is below this are left out")
        double boxThreshold,

        @Schema(description = "How far a line grows: its area by its outline, times this")
        double unclip,

        @Schema(description = "Lines lower than so many pixels are left out")
        int minSize,

        @Schema(description = "Lines at most") int maxRegions)
        implements Interpretation {}
