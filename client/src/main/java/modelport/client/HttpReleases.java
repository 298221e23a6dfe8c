package modelport.client;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.UUID;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.ReleasesApi;
import modelport.contract.Slug;
import modelport.contract.deployment.Deployed;
import modelport.contract.deployment.NewDeployment;
import modelport.contract.release.Evidence;
import modelport.contract.release.NewDecision;
import modelport.contract.release.NewRelease;
import modelport.contract.release.PreviousLook;
import modelport.contract.release.Release;
import modelport.contract.release.ReleaseChange;
import modelport.contract.release.ReleaseFilter;
import modelport.contract.release.ReleaseReview;
import modelport.contract.release.WaitingRelease;
import tools.jackson.core.type.TypeReference;

/** {@link ReleasesApi} over HTTP. */
record HttpReleases(Http http) implements ReleasesApi {
    @Override
    public Deployed deploy(Slug project, NewDeployment deployment) {
        return http.post("projects/" + project + "/deployments", deployment, Deployed.class);
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
    public PreviousLook look(Slug project, UUID release) {
        return http.post(path(project, release) + "/look", PreviousLook.class);
    }

    @Override
    public InputStream evidencePack(Slug project, UUID release, Locale language) {
        return bytes(path(project, release) + "/evidence.zip", language);
    }

    @Override
    public InputStream evidenceReport(Slug project, UUID release, Locale language) {
        return bytes(path(project, release) + "/evidence.html", language);
    }

    @Override
    public Page<WaitingRelease> waiting(PageRequest page) {
        return http.get("releases/waiting?" + Http.paging(page), new TypeReference<Page<WaitingRelease>>() {});
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

    private InputStream bytes(String path, Locale language) {
        HttpRequest.Builder request = http.request(path)
                .header("Accept-Language", language.toLanguageTag())
                .GET();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    private static String path(Slug project, UUID release) {
        return "projects/" + project + "/releases/" + release;
    }
}
