package modelport.server.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import java.time.Duration;

/**
 * How a serving node keeps up.
 *
 * @param poll how often it looks for what shall be served; it is told of most changes at once
 * @param retry so long it waits before it loads again what it could not load
 * @param loads so many versions are loaded at a time
 * @param metricFlush how often it writes down what its endpoints did
 * @param metricKeep what endpoints did is forgotten after this
 * @param keepWarm the revision that answered before stays loaded for so long, so that traffic can go back to it at once
 * @param profileFlush how often it writes down what it has counted of the rows that were answered, and those it has
 *     kept
 * @param predictionLogRate so many rows a second of each endpoint are kept, on average; 0: none
 * @param predictionKeep kept rows are forgotten after this
 */
@ConfigurationProperties("modelport.serving")
public record ServingConfig(
        @Bindable(defaultValue = "1s") Duration poll,
        @Bindable(defaultValue = "30s") Duration retry,
        @Bindable(defaultValue = "2") int loads,
        @Bindable(defaultValue = "2s") Duration metricFlush,
        @Bindable(defaultValue = "30d") Duration metricKeep,
        @Bindable(defaultValue = "1h") Duration keepWarm,
        @Bindable(defaultValue = "10s") Duration profileFlush,
        @Bindable(defaultValue = "50") int predictionLogRate,
        @Bindable(defaultValue = "30d") Duration predictionKeep) {}
