package modelport.server.monitoring;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import modelport.contract.monitoring.EndpointHealth;
import modelport.server.monitoring.internal.FleetRows;
import modelport.server.monitoring.internal.FleetRows.Member;
import modelport.server.monitoring.internal.TrafficRows;
import modelport.server.monitoring.internal.TrafficRows.Traffic;

/** Tells how endpoints do, the worst first; a few statements, however many there are. */
@Singleton
public class EndpointHealths {
    private static final Duration RECENT = Duration.ofHours(1);
    private static final Traffic NONE = new Traffic(0, 0, null);

    private final FleetRows rows;
    private final TrafficRows traffic;
    private final List<OpenCases> cases;
    private final Clock clock;

    EndpointHealths(FleetRows rows, TrafficRows traffic, List<OpenCases> cases, Clock clock) {
        this.rows = rows;
        this.traffic = traffic;
        this.cases = List.copyOf(cases);
        this.clock = clock;
    }

    /** Of all endpoints of these projects. */
    @ReadOnly
    public List<EndpointHealth> of(Set<UUID> projects) {
        List<Member> members = rows.of(projects);
        List<UUID> ids = members.stream().map(Member::endpointId).toList();
        Instant now = clock.instant();
        Map<UUID, Traffic> recent = traffic.of(ids, now.minus(RECENT), now);
        Map<UUID, UUID> open = cases(ids);
        return members.stream()
                .map(member -> shown(member, recent.getOrDefault(member.endpointId(), NONE), open))
                .sorted(Comparator.comparing(EndpointHealth::health)
                        .thenComparing(Comparator.comparingInt(EndpointHealth::openAlerts)
                                .reversed())
                        .thenComparing(health -> health.endpoint().value()))
                .toList();
    }

    private static EndpointHealth shown(Member member, Traffic traffic, Map<UUID, UUID> cases) {
        return new EndpointHealth(
                member.project(),
                member.endpoint(),
                member.model(),
                member.environment(),
                member.version(),
                member.monitor(),
                member.health().health(),
                member.health().reason(),
                traffic.requests(),
                traffic.errors(),
                traffic.p95Ms(),
                member.openAlerts(),
                cases.get(member.endpointId()));
    }

    private Map<UUID, UUID> cases(Collection<UUID> endpoints) {
        var all = new HashMap<UUID, UUID>();
        cases.forEach(each -> all.putAll(each.ofEndpoints(endpoints)));
        return all;
    }
}
