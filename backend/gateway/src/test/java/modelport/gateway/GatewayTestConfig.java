package modelport.gateway;

import java.time.Duration;

/** Limits that a test can reach. */
final class GatewayTestConfig {
    private int maxConnections = GatewayConfig.defaults().maxConnections();
    private int maxRequestBytes = GatewayConfig.defaults().maxRequestBytes();
    private long modelMemory = GatewayConfig.defaults().modelMemory();
    private Duration deadline = GatewayConfig.defaults().deadline();
    private int trials = GatewayConfig.defaults().trials();
    private Duration trialIdle = GatewayConfig.defaults().trialIdle();

    private int predictionLogRate = GatewayConfig.defaults().predictionLogRate();
    private Duration keepWarm = GatewayConfig.defaults().keepWarm();

    private GatewayTestConfig() {}

    static GatewayConfig withMaxConnections(int connections) {
        var config = new GatewayTestConfig();
        config.maxConnections = connections;
        return config.build();
    }

    static GatewayConfig withMaxRequest(int bytes) {
        var config = new GatewayTestConfig();
        config.maxRequestBytes = bytes;
        return config.build();
    }

    static GatewayConfig withTrials(int trials, Duration idle) {
        var config = new GatewayTestConfig();
        config.trials = trials;
        config.trialIdle = idle;
        return config.build();
    }

    static GatewayConfig withModelMemory(long bytes) {
        var config = new GatewayTestConfig();
        config.modelMemory = bytes;
        return config.build();
    }

    static GatewayConfig withKeepWarm(Duration keepWarm) {
        var config = new GatewayTestConfig();
        config.keepWarm = keepWarm;
        return config.build();
    }

    static GatewayConfig withPredictionLogRate(int rate) {
        var config = new GatewayTestConfig();
        config.predictionLogRate = rate;
        return config.build();
    }

    static GatewayConfig withDeadline(Duration deadline) {
        var config = new GatewayTestConfig();
        config.deadline = deadline;
        return config.build();
    }

    private GatewayConfig build() {
        GatewayConfig usual = GatewayConfig.defaults();
        return new GatewayConfig(
                usual.bind(),
                usual.port(),
                usual.loops(),
                usual.workers(),
                maxConnections,
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
                keepWarm,
                predictionLogRate,
                usual.drain());
    }
}
