package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** How much answers move when numbers have a little noise. */
@Schema(description = "How much answers move when numbers have a little noise")
public record Stability(
        @Schema(description = "The noise, as a share of each column's standard deviation")
        double noise,

        @Schema(
                description =
                        "Mean and largest change of scores (jitter-mean, jitter-max), share of other labels (jitter-flip-rate)")
        List<Measured> measures) {
    public Stability {
        measures = List.copyOf(measures);
    }
}
