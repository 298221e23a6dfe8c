package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import modelport.contract.EnvironmentsApi;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.access.Role;
import modelport.contract.release.ApprovalRule;
import modelport.contract.release.ChampionInterval;
import modelport.contract.release.Environment;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.GateKind;
import modelport.contract.release.GateRule;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import org.jspecify.annotations.Nullable;

/** Environments in memory: development is open, production is not. */
public final class FakeEnvironments implements EnvironmentsApi {
    private static final List<GateRule> GATES =
            List.of(GateRule.of(GateKind.SCAN), GateRule.of(GateKind.CARD), GateRule.of(GateKind.SIGNATURE));

    /** What the next dry runs find. */
    public final List<PolicyEffect> effects = new ArrayList<>();

    private final Map<Slug, Place> places = new TreeMap<>();
    private final List<Served> served = new CopyOnWriteArrayList<>();
    private final FakeEvents events;

    private record Place(String title, int rank, List<EnvironmentPolicy> policies) {}

    private record Served(Slug environment, ChampionInterval interval) {}

    FakeEnvironments(FakeEvents events) {
        this.events = events;
        place(new Slug("development"), "Development", 0, Policy.free());
        var production = new Slug("production");
        List<Policy> past = FakePolicies.past();
        Place place = place(production, "Production", 2, past.getFirst());
        past.stream()
                .skip(1)
                .forEach(each ->
                        place.policies().add(write(production, place.policies().size() + 1, each, "ada")));
    }

    /** Gates and one approver. */
    public static Policy reviewed() {
        var approvers = new ApprovalRule(new Slug("approvers"), List.of(Role.APPROVER), List.of(), 1);
        return Policy.of(GATES, List.of(approvers));
    }

    /** What served somewhere and when; the newest last. */
    public void serve(Slug environment, ChampionInterval interval) {
        served.add(new Served(environment, interval));
    }

    @Override
    public List<Environment> list(Slug project) {
        return places.entrySet().stream()
                .map(each -> environment(each.getKey(), each.getValue()))
                .sorted(Comparator.comparingInt(Environment::rank))
                .toList();
    }

    @Override
    public Environment add(Slug project, NewEnvironment wanted) {
        if (places.containsKey(wanted.name())) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "release.environment-taken", "environment", wanted.name().value())));
        }
        String title = Objects.requireNonNullElse(wanted.title(), wanted.name().value());
        int rank = Objects.requireNonNullElse(wanted.rank(), places.size());
        return environment(wanted.name(), place(wanted.name(), title, rank, reviewed()));
    }

    @Override
    public EnvironmentPolicy policy(Slug project, Slug environment) {
        return find(environment).policies().getLast();
    }

    @Override
    public EnvironmentPolicy policy(Slug project, Slug environment, int number) {
        List<EnvironmentPolicy> policies = find(environment).policies();
        if (number < 1 || number > policies.size()) {
            throw new ProblemException(new Problem.NotFound("policy", environment + "/" + number));
        }
        return policies.get(number - 1);
    }

    @Override
    public EnvironmentPolicy setPolicy(Slug project, Slug environment, int number, Policy policy) {
        EnvironmentPolicy newest = policy(project, environment);
        if (newest.number() != number) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        check(policy);
        EnvironmentPolicy next = write(environment, number + 1, policy, "ada");
        find(environment).policies().add(next);
        events.tell("policy.changed", Map.of("environment", environment.value()));
        return next;
    }

    /** Somebody else writes one. */
    public void overtake(Slug environment, Policy policy) {
        List<EnvironmentPolicy> policies = find(environment).policies();
        policies.add(write(environment, policies.size() + 1, policy, "vera"));
    }

    @Override
    public List<PolicyEffect> tryPolicy(Slug project, Slug environment, Policy policy) {
        check(policy);
        return List.copyOf(effects);
    }

    @Override
    public Page<ChampionInterval> champions(Slug project, Slug environment, @Nullable Slug endpoint, PageRequest page) {
        find(environment);
        List<ChampionInterval> all = served.reversed().stream()
                .filter(each -> each.environment().equals(environment))
                .map(Served::interval)
                .filter(each -> endpoint == null || each.endpoint().equals(endpoint))
                .toList();
        return Keyset.page(all, page, each -> each.release().toString());
    }

    private Place place(Slug name, String title, int rank, Policy policy) {
        var place = new Place(title, rank, new ArrayList<>(List.of(write(name, 1, policy, "ada"))));
        places.put(name, place);
        return place;
    }

    private Place find(Slug environment) {
        Place place = places.get(environment);
        if (place == null) {
            throw new ProblemException(new Problem.NotFound("environment", environment.value()));
        }
        return place;
    }

    private static Environment environment(Slug name, Place place) {
        return new Environment(
                name,
                place.title(),
                place.rank(),
                place.policies().getLast().policy().open());
    }

    private static EnvironmentPolicy write(Slug environment, int number, Policy policy, String who) {
        String digest = Samples.digestOf(environment + " policy " + number);
        return new EnvironmentPolicy(environment, number, policy, digest, who, FakeModelport.now());
    }

    private static void check(Policy policy) {
        for (GateRule gate : policy.gates()) {
            if (gate.kind() == GateKind.SIZE && gate.limit() == null) {
                throw new ProblemException(
                        Problem.Invalid.field("gates", "release.policy-gate", "gate", gate.label(), "needs", "limit"));
            }
        }
        for (ApprovalRule rule : policy.rules()) {
            if (rule.roles().isEmpty() && rule.users().size() < rule.approvals()) {
                throw new ProblemException(Problem.Invalid.field(
                        "rules", "release.policy-nobody", "rule", rule.name().value()));
            }
        }
    }
}
