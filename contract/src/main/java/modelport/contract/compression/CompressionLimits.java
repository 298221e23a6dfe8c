package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a candidate must keep to in order to be recommended. */
@Schema(description = "What a candidate must keep to in order to be recommended")
public record CompressionLimits(
        @Schema(description = "Bytes by the parent's, such as 0.5; absent for any") @Nullable
        Double maxSizeRatio,

        @Schema(description = "How much worse the answers may be, such as 0.01 for a point of accuracy; absent for any")
        @Nullable
        Double maxQualityLoss,

        @Schema(description = "Time by the parent's, such as 1; absent for any") @Nullable
        Double maxLatencyRatio,

        @Schema(description = "Whether a row's answer must be independent of its neighbours; absent for no") @Nullable
        Boolean batchInvariant) {
    /** Anything goes. */
    public static CompressionLimits none() {
        return new CompressionLimits(null, null, null, null);
    }
}
