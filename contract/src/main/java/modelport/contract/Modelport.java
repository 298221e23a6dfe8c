package modelport.contract;

/** The platform, as one caller sees it. */
public interface Modelport {
    AccessApi access();

    ProjectsApi projects();

    UploadsApi uploads();

    ModelsApi models();

    VersionsApi versions();

    DatasetsApi datasets();

    EvaluationsApi evaluations();

    CompressionsApi compressions();

    JobsApi jobs();

    ReleasesApi releases();

    EndpointsApi endpoints();

    EventsApi events();

    AuditApi audit();
}
