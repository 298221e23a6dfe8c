package modelport.ui.fakes;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
import modelport.contract.release.Evidence;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.PreviousLook;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.ReleaseState;
import modelport.contract.release.WaitingRelease;

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

    @Override
    public Page<Release> list(Slug project, ReleaseFilter filter, PageRequest page) {
        return list(project, page);
    }

    @Override
    public Release request(Slug project, NewRelease release) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public ReleaseReview review(Slug project, UUID release) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Evidence evidence(Slug project, UUID release, String digest) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release change(Slug project, UUID release, long rowVersion, ReleaseChange change) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release submit(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release approve(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release reject(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release askForChanges(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release comment(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release cancel(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release declareEmergency(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Deployed deploy(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Release rollBack(Slug project, UUID release, NewDecision decision) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public PreviousLook look(Slug project, UUID release) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public InputStream evidencePack(Slug project, UUID release, Locale language) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public InputStream evidenceReport(Slug project, UUID release, Locale language) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }

    @Override
    public Page<WaitingRelease> waiting(PageRequest page) {
        throw new UnsupportedOperationException("the dashboard does not ask for it");
    }
}
