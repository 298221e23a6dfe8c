package modelport.compression;

import org.jspecify.annotations.Nullable;

/**
 * What a candidate must keep to; null where anything goes.
 *
 * @param batchInvariant whether a row's answer must be independent of its neighbours
 */
public record Limits(
        @Nullable Double maxSizeRatio,
        @Nullable Double maxQualityLoss,
        @Nullable Double maxLatencyRatio,
        boolean batchInvariant) {
    public static Limits none() {
        return new Limits(null, null, null, false);
    }
}
