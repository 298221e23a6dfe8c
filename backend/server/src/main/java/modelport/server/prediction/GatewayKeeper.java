package modelport.server.prediction;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import modelport.gateway.Gateway;
import modelport.gateway.ProfilePlan;
import modelport.server.database.Sql;
import modelport.server.deployment.ServingConfig;
import modelport.server.deployment.TrafficKeeper;

/** Tells gateways how to count, and writes down what they have counted and kept. */
@Singleton
class GatewayKeeper implements TrafficKeeper {
    private final Sql sql;
    private final ProfileEdges edges;
    private final CountWriter counts;
    private final PredictionWriter predictions;
    private final PredictionDays days;
    private final ServingConfig config;
    private final Clock clock;
    /** Cells never change, so that they are read once. */
    private final Map<UUID, ProfilePlan> known = new ConcurrentHashMap<>();

    GatewayKeeper(
            Sql sql,
            ProfileEdges edges,
            CountWriter counts,
            PredictionWriter predictions,
            PredictionDays days,
            ServingConfig config,
            Clock clock) {
        this.sql = sql;
        this.edges = edges;
        this.counts = counts;
        this.predictions = predictions;
        this.days = days;
        this.config = config;
        this.clock = clock;
    }

    @Override
    @ReadOnly
    public Map<UUID, List<ProfilePlan>> plans() {
        List<Newest> newest =
                sql.query("""
                select distinct on (p.endpoint_id, p.version_id) p.id, p.endpoint_id, v.number from profile_edges p
                join model_version v on v.id = p.version_id
                where p.endpoint_id in (select endpoint_id from route where mode = 'LIVE')
                order by p.endpoint_id, p.version_id, p.id desc
                """, row -> new Newest(row.uuid("id"), row.uuid("endpoint_id"), row.integer("number")));
        known.keySet().retainAll(newest.stream().map(Newest::id).collect(Collectors.toSet()));
        Map<UUID, List<ProfilePlan>> plans = new HashMap<>();
        newest.stream()
                .collect(Collectors.groupingBy(Newest::endpoint))
                .forEach((endpoint, all) -> plans.put(
                        endpoint,
                        all.stream().map(this::plan).flatMap(Optional::stream).toList()));
        return plans;
    }

    @Override
    public Keeping begin(String node, Gateway gateway) {
        return new Flusher(gateway, batch -> counts.write(node, batch), predictions::write, days, config, clock);
    }

    private Optional<ProfilePlan> plan(Newest newest) {
        ProfilePlan before = known.get(newest.id());
        if (before != null) {
            return Optional.of(before);
        }
        Optional<ProfilePlan> plan = edges.find(newest.id())
                .map(frozen -> new ProfilePlan(
                        frozen.id(),
                        newest.version(),
                        frozen.columns().stream().map(FrozenColumn::profiled).toList()));
        plan.ifPresent(one -> known.put(newest.id(), one));
        return plan;
    }

    private record Newest(UUID id, UUID endpoint, int version) {}
}
