package modelport.server.deployment;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.runtime.server.event.ServerStartupEvent;
import jakarta.inject.Singleton;
import java.util.Optional;
import modelport.gateway.CallerCheck;
import modelport.gateway.Gateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's part of the serving: a gateway, if the node has that role, and whatever is live loaded into it. */
@Singleton
public class ServingNode {
    private static final Logger LOG = LoggerFactory.getLogger(ServingNode.class);

    private final NodeConfig node;
    private final GatewaySettings settings;
    private final CallerCheck check;
    private final ServingLoops loops;
    private final ServingReports reports;
    private @Nullable ServingLoop loop;

    ServingNode(
            NodeConfig node, GatewaySettings settings, CallerCheck check, ServingLoops loops, ServingReports reports) {
        this.node = node;
        this.settings = settings;
        this.check = check;
        this.loops = loops;
        this.reports = reports;
    }

    @EventListener
    void begin(ServerStartupEvent event) {
        if (node.serves()) {
            start();
        }
    }

    /** While the database can still be told. */
    @EventListener
    void end(ShutdownEvent event) {
        stop();
    }

    /** Opens the gateway and loads everything that is live. */
    public synchronized void start() {
        if (loop == null) {
            loop = loops.start(
                    node.name(),
                    Gateway.start(
                            settings.config(
                                    loops.config().keepWarm(), loops.config().predictionLogRate()),
                            check));
            LOG.info("serving node={} address={}", node.name(), loop.address());
        }
    }

    /** Answers what is in flight, and no more. */
    public synchronized void stop() {
        if (loop != null) {
            loop.close();
            loop = null;
        }
    }

    /** The gateway of this node, if it has one. */
    public synchronized Optional<Gateway> gateway() {
        return Optional.ofNullable(loop).map(ServingLoop::gateway);
    }

    /** Where predictions are answered: on this node if it serves, otherwise on any that does. */
    public Optional<String> address() {
        return here().or(reports::anyAddress);
    }

    private synchronized Optional<String> here() {
        return Optional.ofNullable(loop).map(ServingLoop::address);
    }
}
