package modelport.ui.fakes;

import java.time.Instant;
import modelport.contract.AccessApi;
import modelport.contract.AlertsApi;
import modelport.contract.AliasesApi;
import modelport.contract.AuditApi;
import modelport.contract.CompressionsApi;
import modelport.contract.DatasetsApi;
import modelport.contract.EndpointsApi;
import modelport.contract.EnvironmentsApi;
import modelport.contract.EvaluationsApi;
import modelport.contract.EventsApi;
import modelport.contract.JobsApi;
import modelport.contract.MaintenanceApi;
import modelport.contract.Modelport;
import modelport.contract.ModelsApi;
import modelport.contract.MonitorsApi;
import modelport.contract.NotificationsApi;
import modelport.contract.PredictionsApi;
import modelport.contract.ProcessingsApi;
import modelport.contract.ProjectsApi;
import modelport.contract.ReleasesApi;
import modelport.contract.TuningsApi;
import modelport.contract.UploadsApi;
import modelport.contract.VersionsApi;
import modelport.contract.WebhooksApi;
import modelport.ui.Backend;
import org.jspecify.annotations.Nullable;

/** The platform in memory: what somebody does is there for everybody, until the process ends. */
public final class FakeModelport implements Backend {
    public final FakeEvents events = new FakeEvents();
    public final FakeAccess people = new FakeAccess();
    public final FakeUploads uploads = new FakeUploads();
    public final FakeJobs jobs = new FakeJobs(events);
    public final FakeModels models = new FakeModels(events);
    public final FakeVersions versions = new FakeVersions(models, jobs, uploads, events);
    public final FakeProcessings processings = new FakeProcessings(versions);
    public final FakeDatasets datasets = new FakeDatasets(jobs, uploads, events);
    public final FakeEvaluations evaluations = new FakeEvaluations(versions, datasets, jobs, events);
    public final FakeCompressions compressions = new FakeCompressions(versions, datasets, jobs, events);
    public final FakeTunings tunings = new FakeTunings(versions, datasets, jobs, events);
    public final FakeEndpoints endpoints = new FakeEndpoints(versions, events);
    public final FakePredictions predictions = new FakePredictions(endpoints);
    public final FakeEnvironments environments = new FakeEnvironments(events);
    public final FakeAudit audit = new FakeAudit();
    public final FakeNotifications notifications = new FakeNotifications(events);
    public final FakeWebhooks webhooks = new FakeWebhooks();
    public final FakeProjects projects = new FakeProjects(people);
    public final FakeAlerts alerts = new FakeAlerts(events);
    public final FakeMonitors monitors = new FakeMonitors(this);
    public final FakeReleases releases = new FakeReleases(this);
    public final FakeMaintenance maintenance = new FakeMaintenance(this);

    /** The clock of all fakes: milliseconds, so that what is written and read is equal. */
    static Instant now() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    @Override
    public Modelport as(@Nullable String token) {
        return new View(this, token);
    }

    private record View(FakeModelport all, @Nullable String token) implements Modelport {
        @Override
        public AccessApi access() {
            return all.people.as(token);
        }

        @Override
        public ProjectsApi projects() {
            all.people.whoever(token);
            return all.projects;
        }

        @Override
        public UploadsApi uploads() {
            all.people.whoever(token);
            return all.uploads;
        }

        @Override
        public ModelsApi models() {
            all.people.whoever(token);
            return all.models;
        }

        @Override
        public VersionsApi versions() {
            all.people.whoever(token);
            return all.versions;
        }

        @Override
        public ProcessingsApi processings() {
            all.people.whoever(token);
            return all.processings;
        }

        @Override
        public DatasetsApi datasets() {
            all.people.whoever(token);
            return all.datasets;
        }

        @Override
        public EvaluationsApi evaluations() {
            all.people.whoever(token);
            return all.evaluations;
        }

        @Override
        public CompressionsApi compressions() {
            all.people.whoever(token);
            return all.compressions;
        }

        @Override
        public TuningsApi tunings() {
            all.people.whoever(token);
            return all.tunings;
        }

        @Override
        public JobsApi jobs() {
            all.people.whoever(token);
            return all.jobs;
        }

        @Override
        public ReleasesApi releases() {
            return all.releases.as(all.people.whoever(token).person().username());
        }

        @Override
        public EndpointsApi endpoints() {
            all.people.whoever(token);
            return all.endpoints;
        }

        @Override
        public PredictionsApi predictions() {
            all.people.whoever(token);
            return all.predictions;
        }

        @Override
        public EventsApi events() {
            return all.events;
        }

        @Override
        public AuditApi audit() {
            return all.audit.as(all.people.whoever(token));
        }

        @Override
        public EnvironmentsApi environments() {
            all.people.whoever(token);
            return all.environments;
        }

        @Override
        public MonitorsApi monitors() {
            all.people.whoever(token);
            return all.monitors;
        }

        @Override
        public AlertsApi alerts() {
            return all.alerts.as(all.people.whoever(token).person().username());
        }

        @Override
        public MaintenanceApi maintenance() {
            return all.maintenance.as(all.people.whoever(token).person().username());
        }

        @Override
        public AliasesApi aliases() {
            throw new UnsupportedOperationException("the dashboard does not ask for it");
        }

        @Override
        public NotificationsApi notifications() {
            all.people.whoever(token);
            return all.notifications;
        }

        @Override
        public WebhooksApi webhooks() {
            all.people.whoever(token);
            return all.webhooks;
        }
    }
}
