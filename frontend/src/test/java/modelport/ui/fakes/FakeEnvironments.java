package modelport.ui.fakes;

import java.util.List;
import modelport.contract.EnvironmentsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.release.ChampionInterval;
import modelport.contract.release.Environment;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import org.jspecify.annotations.Nullable;

/** Environments in memory: development is open, production is not. */
public final class FakeEnvironments implements EnvironmentsApi {
    @Override
    public List<Environment> list(Slug project) {
        return List.of(
                new Environment(new Slug("development"), "Development", 0, true),
                new Environment(new Slug("production"), "Production", 1, false));
    }

    @Override
    public Environment add(Slug project, NewEnvironment environment) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public EnvironmentPolicy policy(Slug project, Slug environment) {
        return policy(project, environment, 8);
    }

    @Override
    public EnvironmentPolicy policy(Slug project, Slug environment, int number) {
        boolean open = environment.value().equals("development");
        return new EnvironmentPolicy(
                environment,
                number,
                open ? Policy.free() : FakePolicies.production(),
                Samples.digestOf(environment + " policy " + number),
                "ada",
                FakeModelport.now());
    }

    @Override
    public EnvironmentPolicy setPolicy(Slug project, Slug environment, int number, Policy policy) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public List<PolicyEffect> tryPolicy(Slug project, Slug environment, Policy policy) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Page<ChampionInterval> champions(Slug project, Slug environment, @Nullable Slug endpoint, PageRequest page) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }
}
