package modelport.contract;

/** The platform, as one caller sees it. */
public interface Modelport {
    AccessApi access();

    ProjectsApi projects();

    UploadsApi uploads();

    ModelsApi models();

    VersionsApi versions();

    ProcessingsApi processings();

    AliasesApi aliases();

    DatasetsApi datasets();

    EvaluationsApi evaluations();

    CompressionsApi compressions();

    TuningsApi tunings();

    MonitorsApi monitors();

    AlertsApi alerts();

    MaintenanceApi maintenance();

    JobsApi jobs();

    EnvironmentsApi environments();

    ReleasesApi releases();

    EndpointsApi endpoints();

    PredictionsApi predictions();

    EventsApi events();

    AuditApi audit();

    NotificationsApi notifications();

    WebhooksApi webhooks();
}
