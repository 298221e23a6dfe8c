package modelport.server.deployment;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import modelport.gateway.Gateway;
import modelport.server.deployment.Reconciler.Surroundings;
import modelport.server.deployment.TrafficKeeper.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;

/** The thread behind a gateway: says that the node is there, loads and unloads, and writes down what was answered. */
final class ServingLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServingLoop.class);
    private static final Duration END = Duration.ofSeconds(10);

    private final String node;
    private final Gateway gateway;
    private final ServingLoops with;
    private final BlockingQueue<Boolean> hints = new ArrayBlockingQueue<>(1);
    private final ExecutorService loading;
    private final Reconciler reconciler;
    private final MetricCollector collector;
    private final Keeping keeping;
    private final Disposable events;
    private final Thread thread;
    private volatile boolean open = true;
    private boolean begun;
    private Instant flushAt = Instant.MIN;

    ServingLoop(String node, Gateway gateway, ServingLoops with) {
        this.node = node;
        this.gateway = gateway;
        this.with = with;
        // Models are loaded by native code, which would pin virtual threads.
        loading = Executors.newFixedThreadPool(
                with.config().loads(),
                Thread.ofPlatform().daemon().name("serving-load-", 0).factory());
        var around = new Surroundings(
                with.routes(),
                with.reports(),
                with.artifacts(),
                with.keeper(),
                with.config(),
                loading,
                this::hint,
                with.clock());
        reconciler = new Reconciler(gateway, node, around);
        collector =
                new MetricCollector(with.config().metricFlush(), with.clock().instant());
        keeping = with.keeper().begin(node, gateway);
        events = with.feed()
                .entries()
                .filter(entry -> entry.event().topic().equals("endpoint.changed"))
                .subscribe(_ -> hint());
        thread = Thread.ofPlatform().daemon().name("serving-node").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    Gateway gateway() {
        return gateway;
    }

    /** Where its gateway listens, for whoever passes requests on. */
    String address() {
        InetSocketAddress address = gateway.address();
        String host = address.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }

    @Override
    public void close() {
        open = false;
        hint();
        try {
            thread.join(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        events.dispose();
        attempt(this::flush);
        gateway.close();
        attempt(this::flush);
        attempt(keeping::end);
        loading.shutdownNow();
        attempt(() -> with.reports().end(node));
    }

    private void run() {
        while (open) {
            attempt(this::turn);
            attempt(keeping::turn);
            pause();
        }
    }

    private void turn() {
        if (begun) {
            with.reports().seen(node, address());
        } else {
            with.reports().begin(node, address());
            begun = true;
        }
        reconciler.tick();
        Instant now = with.clock().instant();
        if (!now.isBefore(flushAt)) {
            flush();
            flushAt = now.plus(with.config().metricFlush());
        }
    }

    private void flush() {
        reconciler.routes().forEach(collector::know);
        collector.add(gateway.drainMetrics());
        if (!collector.waiting().isEmpty()) {
            with.metrics().write(node, collector.waiting());
            collector.written();
        }
    }

    /** The database may be away for a while; requests are answered meanwhile, and the next turn tries again. */
    private static void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.warn("serving node cannot keep up reason={}", e.toString());
        }
    }

    private void hint() {
        var _ = hints.offer(true);
    }

    private void pause() {
        try {
            var _ = hints.poll(with.config().poll().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open = false;
        }
    }
}
