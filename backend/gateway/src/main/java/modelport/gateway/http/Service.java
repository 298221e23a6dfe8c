package modelport.gateway.http;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import modelport.gateway.GatewayConfig;
import modelport.gateway.serving.Endpoints;

/** What all connections share. */
final class Service {
    private final GatewayConfig config;
    private final Endpoints endpoints;
    private final Executor readers;
    private final AtomicLong buffered = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean draining;

    Service(GatewayConfig config, Endpoints endpoints, Executor readers) {
        this.config = config;
        this.endpoints = endpoints;
        this.readers = readers;
    }

    GatewayConfig config() {
        return config;
    }

    Endpoints endpoints() {
        return endpoints;
    }

    /** Threads that read long bodies. */
    Executor readers() {
        return readers;
    }

    /** Takes memory for a long body; false if too much is taken already. */
    boolean buffer(long bytes) {
        if (buffered.addAndGet(bytes) <= config.maxBufferedBytes()) {
            return true;
        }
        buffered.addAndGet(-bytes);
        return false;
    }

    void unbuffer(long bytes) {
        buffered.addAndGet(-bytes);
    }

    boolean connect() {
        return connections.incrementAndGet() <= config.maxConnections();
    }

    void disconnect() {
        connections.decrementAndGet();
    }

    boolean isDraining() {
        return draining;
    }

    void drain() {
        draining = true;
    }
}
