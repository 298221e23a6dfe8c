package modelport.server.registry.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.server.access.ProjectRef;
import modelport.server.http.Preferences;
import modelport.server.jobs.Jobs;
import modelport.server.registry.Versions;

/** Answers for work that has just begun; holds them while it goes on if the caller prefers that, RFC 7240. */
@Singleton
final class AcceptedAnswers {
    private final Versions versions;
    private final Jobs jobs;

    AcceptedAnswers(Versions versions, Jobs jobs) {
        this.versions = versions;
        this.jobs = jobs;
    }

    HttpResponse<VersionAccepted> of(HttpRequest<?> request, ProjectRef project, VersionAccepted accepted) {
        Version made = accepted.version();
        URI location = URI.create(
                "/api/v1/projects/" + project.name() + "/models/" + made.model() + "/versions/" + made.number());
        Duration wait = Preferences.wait(request);
        if (wait.isZero()) {
            return located(HttpResponse.accepted(), location).body(accepted);
        }
        boolean over = jobs.await(accepted.job(), wait);
        var now = new VersionAccepted(versions.get(project, made.model(), made.number()), accepted.job());
        MutableHttpResponse<VersionAccepted> answer = over ? HttpResponse.created(now) : HttpResponse.accepted();
        return located(answer, location)
                .header("Preference-Applied", "wait=" + wait.toSeconds())
                .body(now);
    }

    private static MutableHttpResponse<VersionAccepted> located(
            MutableHttpResponse<VersionAccepted> answer, URI location) {
        return answer.header(HttpHeaders.LOCATION, location.toString());
    }
}
