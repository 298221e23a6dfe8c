package modelport.ui.monitoring;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import modelport.contract.Slug;
import modelport.contract.deployment.EndpointState;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.Health;
import modelport.ui.deployment.Fleet;
import modelport.ui.deployment.Served;
import modelport.ui.shell.Here;

/** An endpoint with what it did in the last hour, and how it does as far as that is known. */
public record Condition(Served served, Optional<EndpointHealth> health) {
    /** All endpoints of the project, the worst first. */
    public static List<Condition> of(Here here) {
        return of(Fleet.of(here, null), health(here));
    }

    /** The same for what is known already. */
    public static List<Condition> of(Fleet fleet, List<EndpointHealth> health) {
        var known = health.stream()
                .collect(Collectors.toMap(EndpointHealth::endpoint, Function.identity(), (first, _) -> first));
        return fleet.endpoints().stream()
                .map(each -> new Condition(
                        each, Optional.ofNullable(known.get(each.endpoint().name()))))
                .sorted(Comparator.comparingInt((Condition each) -> each.rank())
                        .thenComparing(Comparator.comparingDouble((Condition each) -> each.served.rate())
                                .reversed()))
                .toList();
    }

    /** How the endpoints of the project do. */
    public static List<EndpointHealth> health(Here here) {
        return here.modelport().monitors().fleet(here.project());
    }

    public Slug endpoint() {
        return served.endpoint().name();
    }

    /** Whether somebody watches it. */
    boolean isWatched() {
        return health.filter(each -> each.monitor() != null).isPresent();
    }

    boolean isUnwell() {
        return rank() < order(Health.HEALTHY);
    }

    private int rank() {
        if (served.endpoint().state() == EndpointState.FAILED) {
            return 0;
        }
        return order(health.map(EndpointHealth::health).orElse(Health.UNKNOWN));
    }

    private static int order(Health health) {
        return switch (health) {
            case FAILING -> 1;
            case DRIFTING -> 2;
            case NOTICE -> 3;
            case HEALTHY -> 4;
            case UNKNOWN -> 5;
        };
    }
}
