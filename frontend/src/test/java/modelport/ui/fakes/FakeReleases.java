package modelport.ui.fakes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.jobs.Job;
import modelport.contract.release.Environment;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseState;

/** Releases in memory: development is open, production is not. */
public final class FakeReleases implements ReleasesApi {
    public final List<NewDeployment> asked = new ArrayList<>();
    private final FakeEndpoints endpoints;
    private final FakeVersions versions;
    private final FakeJobs jobs;

    FakeReleases(FakeEndpoints endpoints, FakeVersions versions, FakeJobs jobs) {
        this.endpoints = endpoints;
        this.versions = versions;
        this.jobs = jobs;
    }

    @Override
    public List<Environment> environments(Slug project) {
        return List.of(
                new Environment(new Slug("development"), "Development", 0, true),
                new Environment(new Slug("production"), "Production", 1, false));
    }

    @Override
    public Deployed deploy(Slug project, NewDeployment wanted) {
        asked.add(wanted);
        Slug environment = wanted.environment() == null ? new Slug("development") : wanted.environment();
        Slug endpoint = wanted.endpoint() == null
                ? new Slug(project + "-" + wanted.model() + "-" + environment)
                : wanted.endpoint();
        versions.get(project, wanted.model(), wanted.version());
        var now = FakeModelport.now();
        var release = new Release(
                UUID.randomUUID(),
                wanted.model(),
                wanted.version(),
                environment,
                endpoint,
                ReleaseState.ROLLING_OUT,
                null,
                "9f41c07be2d85a6634170bd9c2ae5f0871d3b6e4a95c2f18d07e3b9146ca52d7",
                "ada",
                now,
                now);
        endpoints.release(release, Objects.requireNonNullElse(wanted.parameters(), Map.of()));
        Job job = jobs.start(
                "rollout",
                Map.of(
                        "model", wanted.model().value(),
                        "version", Integer.toString(wanted.version()),
                        "endpoint", endpoint.value()));
        return new Deployed(release, endpoint, job.id());
    }

    @Override
    public Release get(Slug project, UUID release) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Page<Release> list(Slug project, PageRequest page) {
        return new Page<>(List.of(), null);
    }
}
