package modelport.server.deployment;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.ReadableBytes;
import java.time.Duration;
import modelport.gateway.GatewayConfig;

/**
 * Where this node's gateway listens, and its limits.
 *
 * @param host address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param requestMax longer bodies are refused
 * @param modelMemory bytes that loaded models may take, by their files' sizes
 * @param requestDeadline a request that waited longer is dropped before it runs
 * @param batchMax rows that run together on a heavy model
 * @param queueMax work that may wait for a heavy model, in estimated time
 */
@ConfigurationProperties("modelport.gateway")
public record GatewaySettings(
        @Bindable(defaultValue = "127.0.0.1") String host,
        @Bindable(defaultValue = "8083") int port,
        @ReadableBytes @Bindable(defaultValue = "32MB") int requestMax,
        @ReadableBytes @Bindable(defaultValue = "2GB") long modelMemory,
        @Bindable(defaultValue = "30s") Duration requestDeadline,
        @Bindable(defaultValue = "32") int batchMax,
        @Bindable(defaultValue = "100ms") Duration queueMax) {
    private static final long BUFFERED_REQUESTS = 8;

    /** The gateway's own form; what answered before stays loaded for {@code keepWarm}, and so many rows are kept. */
    GatewayConfig config(Duration keepWarm, int predictionLogRate) {
        GatewayConfig usual = GatewayConfig.defaults();
        return new GatewayConfig(
                host,
                port,
                usual.loops(),
                usual.workers(),
                usual.maxConnections(),
                requestMax,
                Math.max(usual.maxBufferedBytes(), BUFFERED_REQUESTS * requestMax),
                modelMemory,
                batchMax,
                queueMax,
                requestDeadline,
                usual.idle(),
                usual.callerCache(),
                usual.trials(),
                usual.trialIdle(),
                keepWarm,
                predictionLogRate,
                usual.drain());
    }
}
