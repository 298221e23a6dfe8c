package modelport.server.tuning.internal;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a setting on a fold.
 *
 * @param digest of the setting
 * @param score in the metric's own direction; absent where it cannot be measured
 * @param trainMs milliseconds of training
 */
public record Scored(String digest, int fold, @Nullable Double score, double trainMs) {}
