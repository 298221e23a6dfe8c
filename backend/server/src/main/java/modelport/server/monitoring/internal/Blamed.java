package modelport.server.monitoring.internal;

import java.time.Instant;
import modelport.statistics.drift.Aspect;
import org.jspecify.annotations.Nullable;

/**
 * Something that took part in what an alert is about.
 *
 * @param column its name
 * @param aspect what changed about it; null where a rule was broken
 * @param since when it was seen first
 * @param impact the largest so far
 */
public record Blamed(String column, @Nullable Aspect aspect, Instant since, double impact) {}
