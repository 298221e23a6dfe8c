package modelport.server.registry.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import modelport.contract.jobs.Job;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.server.access.ProjectRef;
import modelport.server.jobs.Jobs;
import modelport.server.registry.Versions;

/** Answers for work that has just begun; holds them while it goes on if the caller prefers that, RFC 7240. */
@Singleton
final class AcceptedAnswers {
    private static final String PREFER = "Prefer";
    private static final Pattern WAIT = Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,6})\"?(?:$|[,;\\s])");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);

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
        Duration wait = wished(request);
        if (wait.isZero()) {
            return located(HttpResponse.accepted(), location).body(accepted);
        }
        boolean over = await(accepted.job(), wait);
        var now = new VersionAccepted(versions.get(project, made.model(), made.number()), accepted.job());
        MutableHttpResponse<VersionAccepted> answer = over ? HttpResponse.created(now) : HttpResponse.accepted();
        return located(answer, location)
                .header("Preference-Applied", "wait=" + wait.toSeconds())
                .body(now);
    }

    private boolean await(UUID job, Duration wait) {
        long end = System.nanoTime() + wait.toNanos();
        while (System.nanoTime() < end) {
            if (jobs.find(job).map(AcceptedAnswers::isOver).orElse(true)) {
                return true;
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        }
        return false;
    }

    private static boolean isOver(Job job) {
        return switch (job.state()) {
            case QUEUED, RUNNING -> false;
            case SUCCEEDED, FAILED, CANCELLED -> true;
        };
    }

    private static Duration wished(HttpRequest<?> request) {
        Matcher wait = WAIT.matcher(String.join(",", request.getHeaders().getAll(PREFER)));
        if (!wait.find()) {
            return Duration.ZERO;
        }
        Duration wished = Duration.ofSeconds(Long.parseLong(wait.group(1)));
        return wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
    }

    private static MutableHttpResponse<VersionAccepted> located(
            MutableHttpResponse<VersionAccepted> answer, URI location) {
        return answer.header(HttpHeaders.LOCATION, location.toString());
    }
}
