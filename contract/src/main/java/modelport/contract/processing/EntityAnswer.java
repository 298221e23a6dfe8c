package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;

/** Names in a text: a list of {entity, text, start, end, score}, in their order. */
@Schema(description = "Names in a text: a list of {entity, text, start, end, score}, in their order")
public record EntityAnswer(
        @Schema(
                description =
                        "Labels in the order of the scores, such as O, B-PER, I-PER; empty for the classes of the signature")
        List<String> labels,

        @Schema(description = "Entities below this probability are left out")
        double threshold)
        implements Interpretation {
    public EntityAnswer {
        labels = List.copyOf(Objects.requireNonNullElse(labels, List.of()));
    }
}
