package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;

/**
 * Things in a picture: a list of {label, score, box: {x, y, width, height}} in pixels of the picture, the likeliest
 * first.
 */
@Schema(
        description =
                "Things in a picture: a list of {label, score, box: {x, y, width, height}} in pixels of the picture, the likeliest first")
public record BoxAnswer(
        @Schema(description = "How the outputs are arranged")
        BoxHead head,

        @Schema(description = "Labels by their numbers; empty for the classes of the signature")
        List<String> labels,

        @Schema(description = "Things below this probability are left out")
        double threshold,

        @Schema(
                description =
                        "Of two boxes of a label that share more than this part, the likelier one stays; 1 leaves all")
        double overlap,

        @Schema(description = "Things that are told at most")
        int topK)
        implements Interpretation {
    public BoxAnswer {
        labels = List.copyOf(Objects.requireNonNullElse(labels, List.of()));
    }
}
