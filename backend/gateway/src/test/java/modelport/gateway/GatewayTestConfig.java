package modelport.gateway;

import java.time.Duration;

/** Limits that a test can reach. */
final class GatewayTestConfig {
    private GatewayTestConfig() {}

    static GatewayConfig withMaxRequest(int bytes) {
        return with(bytes, 4, Duration.ofMinutes(5), 2L << 30, Duration.ofSeconds(30));
    }

    static GatewayConfig withTrials(int trials, Duration idle) {
        return with(1 << 20, trials, idle, 2L << 30, Duration.ofSeconds(30));
    }

    static GatewayConfig withModelMemory(long bytes) {
        return with(1 << 20, 4, Duration.ofMinutes(5), bytes, Duration.ofSeconds(30));
    }

    static GatewayConfig withDeadline(Duration deadline) {
        return with(32 << 20, 4, Duration.ofMinutes(5), 2L << 30, deadline);
    }

    private static GatewayConfig with(
            int maxRequestBytes, int trials, Duration trialIdle, long modelMemory, Duration deadline) {
        GatewayConfig usual = GatewayConfig.defaults();
        return new GatewayConfig(
                usual.bind(),
                usual.port(),
                usual.loops(),
                usual.workers(),
                usual.maxConnections(),
                maxRequestBytes,
                usual.maxBufferedBytes(),
                modelMemory,
                usual.maxBatch(),
                usual.queueMax(),
                deadline,
                usual.idle(),
                usual.callerCache(),
                trials,
                trialIdle,
                usual.drain());
    }
}
