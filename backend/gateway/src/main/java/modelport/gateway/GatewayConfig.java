package modelport.gateway;

import java.time.Duration;

/**
 * How the gateway listens, and its limits.
 *
 * @param bind address to listen on
 * @param port port to listen on; 0 takes a free one
 * @param loops event loops, each with its own sessions of tiny models
 * @param workers threads that run each heavy model
 * @param maxConnections connections beyond these are closed at once
 * @param maxRequestBytes longer bodies are refused with 413
 * @param maxBufferedBytes big bodies that are being received or parsed take at most so much together
 * @param modelMemory bytes that loaded models may take, by their files' sizes
 * @param maxBatch rows that run together on a heavy model
 * @param queueMax work that may wait for a heavy model, in estimated time; beyond it requests are refused with 429
 * @param deadline a request that waited longer is dropped before it runs; one that is not fully received by then too
 * @param idle connections without a request are closed after this
 * @param callerCache how long an answer about a caller holds, at most 5 seconds
 * @param trials versions that are kept loaded to be tried out
 * @param trialIdle a tried version is unloaded after this time without a request
 * @param keepWarm what answered before stays loaded for so long, unless something else needs the memory; 0: not at all
 * @param predictionLogRate so many rows a second of each endpoint are kept, on average; 0: none
 * @param drain how long {@code close} waits for requests in flight
 */
public record GatewayConfig(
        String bind,
        int port,
        int loops,
        int workers,
        int maxConnections,
        int maxRequestBytes,
        long maxBufferedBytes,
        long modelMemory,
        int maxBatch,
        Duration queueMax,
        Duration deadline,
        Duration idle,
        Duration callerCache,
        int trials,
        Duration trialIdle,
        Duration keepWarm,
        int predictionLogRate,
        Duration drain) {
    private static final Duration MAX_CALLER_CACHE = Duration.ofSeconds(5);

    public GatewayConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        if (loops < 1 || workers < 1 || maxConnections < 1 || maxRequestBytes < 1 || maxBatch < 1 || trials < 1) {
            throw new IllegalArgumentException("a limit of the gateway is below 1");
        }
        if (maxBufferedBytes < maxRequestBytes) {
            throw new IllegalArgumentException("maxBufferedBytes is less than one request may have");
        }
        if (predictionLogRate < 0) {
            throw new IllegalArgumentException("predictionLogRate is below 0");
        }
        if (keepWarm.isNegative()) {
            throw new IllegalArgumentException("keepWarm is below 0");
        }
        if (callerCache.isNegative() || callerCache.compareTo(MAX_CALLER_CACHE) > 0) {
            throw new IllegalArgumentException("callerCache is longer than " + MAX_CALLER_CACHE);
        }
    }

    /** The defaults: this machine only, a free port, as many loops and workers as cores. */
    public static GatewayConfig defaults() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new GatewayConfig(
                "127.0.0.1",
                0,
                cores,
                cores,
                20_000,
                32 << 20,
                256L << 20,
                2L << 30,
                32,
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                Duration.ofMinutes(10),
                MAX_CALLER_CACHE,
                4,
                Duration.ofMinutes(5),
                Duration.ofHours(1),
                50,
                Duration.ofSeconds(10));
    }

    /** The same on another address. */
    public GatewayConfig on(String newBind, int newPort) {
        return new GatewayConfig(
                newBind,
                newPort,
                loops,
                workers,
                maxConnections,
                maxRequestBytes,
                maxBufferedBytes,
                modelMemory,
                maxBatch,
                queueMax,
                deadline,
                idle,
                callerCache,
                trials,
                trialIdle,
                keepWarm,
                predictionLogRate,
                drain);
    }

    /** The same with another limit of waiting work. */
    public GatewayConfig queueing(Duration newQueueMax) {
        return new GatewayConfig(
                bind,
                port,
                loops,
                workers,
                maxConnections,
                maxRequestBytes,
                maxBufferedBytes,
                modelMemory,
                maxBatch,
                newQueueMax,
                deadline,
                idle,
                callerCache,
                trials,
                trialIdle,
                keepWarm,
                predictionLogRate,
                drain);
    }

    /** The same that keeps so many rows a second. */
    public GatewayConfig keeping(int newPredictionLogRate) {
        return new GatewayConfig(
                bind,
                port,
                loops,
                workers,
                maxConnections,
                maxRequestBytes,
                maxBufferedBytes,
                modelMemory,
                maxBatch,
                queueMax,
                deadline,
                idle,
                callerCache,
                trials,
                trialIdle,
                keepWarm,
                newPredictionLogRate,
                drain);
    }
}
