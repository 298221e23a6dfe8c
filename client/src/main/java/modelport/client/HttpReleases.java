package modelport.client;

import java.util.List;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.Environment;
import modelport.contract.release.EnvironmentPolicy;
import modelport.contract.release.Evidence;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewEnvironment;
import modelport.contract.release.NewRelease;
import modelport.contract.release.Policy;
import modelport.contract.release.PolicyEffect;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import tools.jackson.core.type.TypeReference;

/** {@link ReleasesApi} over HTTP. */
record HttpReleases(Http http) implements ReleasesApi {
    @Override
    public List<Environment> environments(Slug project) {
        return http.get("projects/" + project + "/environments", new TypeReference<List<Environment>>() {});
    }

    @Override
    public Deployed deploy(Slug project, NewDeployment deployment) {
        return http.post("projects/" + project + "/deployments", deployment, Deployed.class);
    }

    @Override
    public Environment addEnvironment(Slug project, NewEnvironment environment) {
        return http.post("projects/" + project + "/environments", environment, Environment.class);
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
    public Release request(Slug project, NewRelease release) {
        return http.post("projects/" + project + "/releases", release, Release.class);
    }

    @Override
    public Release get(Slug project, UUID release) {
        return http.get(path(project, release), Release.class);
    }

    @Override
    public ReleaseReview review(Slug project, UUID release) {
        return http.get(path(project, release) + "/review", ReleaseReview.class);
    }

    @Override
    public Evidence evidence(Slug project, UUID release, String digest) {
        return http.get(path(project, release) + "/evidence/" + Http.encode(digest), Evidence.class);
    }

    @Override
    public Page<Release> list(Slug project, PageRequest page) {
        return list(project, ReleaseFilter.all(), page);
    }

    @Override
    public Page<Release> list(Slug project, ReleaseFilter filter, PageRequest page) {
        String path = "projects/" + project + "/releases?" + Http.paging(page)
                + (filter.model() == null ? "" : "&model=" + filter.model())
                + (filter.environment() == null ? "" : "&environment=" + filter.environment())
                + (filter.state() == null ? "" : "&state=" + filter.state());
        return http.get(path, new TypeReference<Page<Release>>() {});
    }

    @Override
    public Release change(Slug project, UUID release, long rowVersion, ReleaseChange change) {
        return http.patch(path(project, release), rowVersion, change, Release.class);
    }

    @Override
    public Release submit(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "submit", decision);
    }

    @Override
    public Release approve(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "approve", decision);
    }

    @Override
    public Release reject(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "reject", decision);
    }

    @Override
    public Release askForChanges(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "changes", decision);
    }

    @Override
    public Release comment(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "comment", decision);
    }

    @Override
    public Release cancel(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "cancel", decision);
    }

    @Override
    public Release declareEmergency(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "emergency", decision);
    }

    @Override
    public Deployed deploy(Slug project, UUID release, NewDecision decision) {
        return http.post(path(project, release) + "/deploy", decision, Deployed.class);
    }

    @Override
    public Release rollBack(Slug project, UUID release, NewDecision decision) {
        return act(project, release, "rollback", decision);
    }

    private Release act(Slug project, UUID release, String verb, NewDecision decision) {
        return http.post(path(project, release) + "/" + verb, decision, Release.class);
    }

    private static String path(Slug project, UUID release) {
        return "projects/" + project + "/releases/" + release;
    }

    private static String policyPath(Slug project, Slug environment) {
        return "projects/" + project + "/environments/" + environment + "/policy";
    }
}
