package modelport.client;

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
import tools.jackson.core.type.TypeReference;

/** {@link EnvironmentsApi} over HTTP. */
record HttpEnvironments(Http http) implements EnvironmentsApi {
    @Override
    public List<Environment> list(Slug project) {
        return http.get(path(project), new TypeReference<List<Environment>>() {});
    }

    @Override
    public Environment add(Slug project, NewEnvironment environment) {
        return http.post(path(project), environment, Environment.class);
    }

    @Override
    public EnvironmentPolicy policy(Slug project, Slug environment) {
        return http.get(policyPath(project, environment), EnvironmentPolicy.class);
    }

    @Override
    public EnvironmentPolicy policy(Slug project, Slug environment, int number) {
        return http.get(policyPath(project, environment) + "?number=" + number, EnvironmentPolicy.class);
    }

    @Override
    public EnvironmentPolicy setPolicy(Slug project, Slug environment, int number, Policy policy) {
        return http.put(policyPath(project, environment), number, policy, EnvironmentPolicy.class);
    }

    @Override
    public List<PolicyEffect> tryPolicy(Slug project, Slug environment, Policy policy) {
        String path = policyPath(project, environment) + "/dry-run";
        return List.of(http.post(path, policy, PolicyEffect[].class));
    }

    @Override
    public Page<ChampionInterval> champions(Slug project, Slug environment, @Nullable Slug endpoint, PageRequest page) {
        String path = path(project) + "/" + environment + "/champions?" + Http.paging(page)
                + (endpoint == null ? "" : "&endpoint=" + endpoint);
        return http.get(path, new TypeReference<Page<ChampionInterval>>() {});
    }

    private static String path(Slug project) {
        return "projects/" + project + "/environments";
    }

    private static String policyPath(Slug project, Slug environment) {
        return path(project) + "/" + environment + "/policy";
    }
}
