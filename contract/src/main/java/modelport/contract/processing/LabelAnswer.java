package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a row is, with probabilities: a list of {label, score}, the likeliest first. */
@Schema(description = "What a row is, with probabilities: a list of {label, score}, the likeliest first")
public record LabelAnswer(
        @Schema(description = "Name of the output with a score for each label; absent for the first") @Nullable
        String output,

        @Schema(description = "Labels in the order of the scores; empty for the classes of the signature")
        List<String> labels,

        @Schema(description = "How scores become probabilities")
        Activation activation,

        @Schema(description = "Labels that are told at most")
        int topK,

        @Schema(description = "Labels below this probability are left out")
        double threshold)
        implements Interpretation {
    public LabelAnswer {
        labels = List.copyOf(Objects.requireNonNullElse(labels, List.of()));
    }

    /** The same with scores that become probabilities in another way. */
    public LabelAnswer withActivation(Activation other) {
        return new LabelAnswer(output, labels, other, topK, threshold);
    }
}
