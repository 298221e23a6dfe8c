package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;
import modelport.contract.Slug;
import org.jspecify.annotations.Nullable;

/** A check that a release must pass. */
@Schema(description = "A check that a release must pass")
public record GateRule(
        @Schema(description = "What it looks at") GateKind kind,

        @Schema(description = "The metric's code, such as accuracy; of gates about metrics only") @Nullable
        String metric,

        @Schema(description = "The dataset's name; of gates about metrics and latency only") @Nullable
        Slug dataset,

        @Schema(
                description =
                        "The threshold: of the metric, bytes, milliseconds, loss, or characters of the card; absent where there is a usual one")
        @Nullable
        Double limit) {
    /** A gate without a threshold of its own. */
    public static GateRule of(GateKind kind) {
        return new GateRule(kind, null, null, null);
    }

    /** What tells it from the other gates of a policy, such as {@code METRIC_AT_LEAST:accuracy@reviews}. */
    public String label() {
        return kind + (metric == null ? "" : ":" + metric) + (dataset == null ? "" : "@" + dataset);
    }
}
