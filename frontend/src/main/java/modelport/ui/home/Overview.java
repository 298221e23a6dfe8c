package modelport.ui.home;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import modelport.contract.PageRequest;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointState;
import modelport.contract.jobs.Job;
import modelport.contract.jobs.JobState;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertState;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.Severity;
import modelport.contract.registry.Model;
import modelport.contract.registry.VersionState;
import modelport.contract.release.WaitingRelease;
import modelport.ui.deployment.Fleet;
import modelport.ui.monitoring.Condition;
import modelport.ui.shell.Here;

/** All that the home page tells, read at once. */
record Overview(
        List<Model> models,
        boolean moreModels,
        Fleet fleet,
        List<EndpointHealth> health,
        List<Alert> alerts,
        List<Job> failedJobs,
        List<WaitingRelease> waiting) {
    private static final Duration FAILED_LATELY = Duration.ofDays(7);
    private static final int NEWEST = 8;

    /** Something that somebody has to look at. */
    sealed interface Need {
        Instant since();

        record Decision(WaitingRelease waiting) implements Need {
            @Override
            public Instant since() {
                return waiting.since();
            }
        }

        record OpenAlert(Alert alert) implements Need {
            @Override
            public Instant since() {
                return alert.openedAt();
            }
        }

        record BadVersion(Model model) implements Need {
            @Override
            public Instant since() {
                return model.updatedAt();
            }
        }

        record SilentEndpoint(Endpoint endpoint) implements Need {
            @Override
            public Instant since() {
                return endpoint.revisions().isEmpty()
                        ? endpoint.createdAt()
                        : endpoint.revisions().getFirst().createdAt();
            }
        }

        record FailedJob(Job job) implements Need {
            @Override
            public Instant since() {
                Instant end = job.finishedAt();
                return end == null ? job.createdAt() : end;
            }
        }
    }

    static Overview of(Here here) {
        var all = new PageRequest(PageRequest.MAX_LIMIT, null, null);
        var models = here.modelport().models().list(here.project(), all);
        Instant since = Instant.now().minus(FAILED_LATELY);
        List<Job> failed = here.modelport().jobs().list(here.project(), all).items().stream()
                .filter(job -> job.state() == JobState.FAILED && job.createdAt().isAfter(since))
                .toList();
        List<WaitingRelease> waiting =
                here.modelport().releases().waiting(PageRequest.first()).items();
        return new Overview(
                models.items(),
                models.next() != null,
                Fleet.of(here, null),
                Condition.health(here),
                alerts(here),
                failed,
                waiting);
    }

    /** Those that nobody has taken on yet, and that somebody should look at. */
    private static List<Alert> alerts(Here here) {
        var open = new AlertFilter(List.of(AlertState.OPEN), null, null);
        var all = new PageRequest(PageRequest.MAX_LIMIT, null, null);
        return here.modelport().alerts().list(here.project(), open, all).items().stream()
                .filter(each -> each.severity() != Severity.INFO && !isSilent(each))
                .toList();
    }

    private static boolean isSilent(Alert alert) {
        return alert.silencedUntil() != null && alert.silencedUntil().isAfter(Instant.now());
    }

    boolean isEmpty() {
        return models.isEmpty();
    }

    /** What waits for somebody: decisions first, then alerts with the worst first, then the newest. */
    List<Need> needs() {
        Stream<Need> decisions = waiting.stream().map(Need.Decision::new);
        Stream<Need> open = alerts.stream()
                .sorted(Comparator.comparing(Alert::severity)
                        .thenComparing(Comparator.comparing(Alert::openedAt).reversed()))
                .map(Need.OpenAlert::new);
        return Stream.of(decisions, open, broken()).flatMap(each -> each).toList();
    }

    private Stream<Need> broken() {
        Stream<Need> versions = models.stream()
                .filter(model ->
                        model.latestState() == VersionState.REJECTED || model.latestState() == VersionState.FAILED)
                .map(Need.BadVersion::new);
        Stream<Need> endpoints = fleet.endpoints().stream()
                .filter(served -> served.endpoint().state() == EndpointState.FAILED)
                .map(served -> new Need.SilentEndpoint(served.endpoint()));
        // A failed import shows as its version.
        Stream<Need> jobs = failedJobs.stream()
                .filter(job -> !job.kind().contains("import"))
                .map(Need.FailedJob::new);
        return Stream.of(endpoints, versions, jobs)
                .flatMap(each -> each)
                .sorted(Comparator.comparing(Need::since).reversed());
    }

    /** Models whose newest version came last. */
    List<Model> newest() {
        return models.stream()
                .filter(model -> model.latest() != null)
                .sorted(Comparator.comparing(Model::updatedAt).reversed())
                .limit(NEWEST)
                .toList();
    }

    /** Versions that are being checked now. */
    long importing() {
        return models.stream()
                .filter(model -> model.latestState() == VersionState.IMPORTING)
                .count();
    }
}
