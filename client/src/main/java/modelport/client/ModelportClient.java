package modelport.client;

import java.net.URI;
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
import org.jspecify.annotations.Nullable;

/** {@link Modelport} at an address, on behalf of one caller. */
public record ModelportClient(
        AccessApi access,
        ProjectsApi projects,
        UploadsApi uploads,
        ModelsApi models,
        VersionsApi versions,
        ProcessingsApi processings,
        AliasesApi aliases,
        DatasetsApi datasets,
        EvaluationsApi evaluations,
        CompressionsApi compressions,
        TuningsApi tunings,
        MonitorsApi monitors,
        AlertsApi alerts,
        MaintenanceApi maintenance,
        JobsApi jobs,
        EnvironmentsApi environments,
        ReleasesApi releases,
        EndpointsApi endpoints,
        PredictionsApi predictions,
        EventsApi events,
        AuditApi audit,
        NotificationsApi notifications,
        WebhooksApi webhooks)
        implements Modelport {
    /** Without a token only signing in works. */
    public static ModelportClient at(URI address, @Nullable String token) {
        return at(address, token, null);
    }

    /** The same for a program that asks for somebody else: {@code callers} is what X-Forwarded-For shall say. */
    public static ModelportClient at(URI address, @Nullable String token, @Nullable String callers) {
        var http = new Http(address, token, callers);
        return new ModelportClient(
                new HttpAccess(http),
                new HttpProjects(http),
                new HttpUploads(http),
                new HttpModels(http),
                new HttpVersions(http),
                new HttpProcessings(http),
                new HttpAliases(http),
                new HttpDatasets(http),
                new HttpEvaluations(http),
                new HttpCompressions(http),
                new HttpTunings(http),
                new HttpMonitors(http),
                new HttpAlerts(http),
                new HttpMaintenance(http),
                new HttpJobs(http),
                new HttpEnvironments(http),
                new HttpReleases(http),
                new HttpEndpoints(http),
                new HttpPredictions(http),
                new HttpEvents(http),
                new HttpAudit(http),
                new HttpNotifications(http),
                new HttpWebhooks(http));
    }
}
