package modelport.server.deployment;

import jakarta.inject.Singleton;
import java.time.Clock;
import modelport.gateway.Gateway;
import modelport.server.artifacts.Artifacts;
import modelport.server.events.EventFeed;

/** Gives serving loops what they work with. */
@Singleton
class ServingLoops {
    private final Routes routes;
    private final ServingReports reports;
    private final MetricWriter metrics;
    private final TrafficKeeper keeper;
    private final Artifacts artifacts;
    private final EventFeed feed;
    private final ServingConfig config;
    private final Clock clock;

    ServingLoops(
            Routes routes,
            ServingReports reports,
            MetricWriter metrics,
            TrafficKeeper keeper,
            Artifacts artifacts,
            EventFeed feed,
            ServingConfig config,
            Clock clock) {
        this.routes = routes;
        this.reports = reports;
        this.metrics = metrics;
        this.keeper = keeper;
        this.artifacts = artifacts;
        this.feed = feed;
        this.config = config;
        this.clock = clock;
    }

    ServingLoop start(String node, Gateway gateway) {
        var loop = new ServingLoop(node, gateway, this);
        loop.start();
        return loop;
    }

    Routes routes() {
        return routes;
    }

    ServingReports reports() {
        return reports;
    }

    MetricWriter metrics() {
        return metrics;
    }

    TrafficKeeper keeper() {
        return keeper;
    }

    Artifacts artifacts() {
        return artifacts;
    }

    EventFeed feed() {
        return feed;
    }

    ServingConfig config() {
        return config;
    }

    Clock clock() {
        return clock;
    }
}
