package modelport.client;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.MonitorsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.monitoring.ColumnHistory;
import modelport.contract.monitoring.DriftReport;
import modelport.contract.monitoring.EndpointHealth;
import modelport.contract.monitoring.FeedbackReceipt;
import modelport.contract.monitoring.Monitor;
import modelport.contract.monitoring.MonitorChange;
import modelport.contract.monitoring.MonitorHistory;
import modelport.contract.monitoring.NewFeedback;
import modelport.contract.monitoring.NewMonitor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** {@link MonitorsApi} over HTTP. */
record HttpMonitors(Http http) implements MonitorsApi {
    @Override
    public Monitor create(Slug project, NewMonitor monitor) {
        return http.post(path(project), monitor, Monitor.class);
    }

    @Override
    public Monitor get(Slug project, UUID monitor) {
        return http.get(path(project, monitor), Monitor.class);
    }

    @Override
    public Page<Monitor> list(Slug project, @Nullable Slug endpoint, PageRequest page) {
        String path = path(project) + "?" + Http.paging(page) + (endpoint == null ? "" : "&endpoint=" + endpoint);
        return http.get(path, new TypeReference<Page<Monitor>>() {});
    }

    @Override
    public Monitor change(Slug project, UUID monitor, long rowVersion, MonitorChange change) {
        return http.patch(path(project, monitor), rowVersion, change, Monitor.class);
    }

    @Override
    public void delete(Slug project, UUID monitor) {
        http.delete(path(project, monitor));
    }

    @Override
    public Page<DriftReport> reports(Slug project, UUID monitor, PageRequest page) {
        String path = path(project, monitor) + "/reports?" + Http.paging(page);
        return http.get(path, new TypeReference<Page<DriftReport>>() {});
    }

    @Override
    public DriftReport report(Slug project, UUID monitor, Instant from) {
        return http.get(path(project, monitor) + "/reports/" + from, DriftReport.class);
    }

    @Override
    public MonitorHistory history(Slug project, UUID monitor, Instant from, Instant to) {
        return http.get(path(project, monitor) + "/history?" + span(from, to), MonitorHistory.class);
    }

    @Override
    public ColumnHistory column(Slug project, UUID monitor, String column, Instant from, Instant to) {
        String path = path(project, monitor) + "/column?name=" + Http.encode(column) + "&" + span(from, to);
        return http.get(path, ColumnHistory.class);
    }

    @Override
    public FeedbackReceipt tell(Slug project, List<NewFeedback> feedback) {
        return http.post("projects/" + project + "/feedback", feedback, FeedbackReceipt.class);
    }

    @Override
    public FeedbackReceipt tell(Slug project, String csv) {
        return http.post(
                "projects/" + project + "/feedback",
                "text/csv",
                HttpRequest.BodyPublishers.ofString(csv),
                FeedbackReceipt.class);
    }

    @Override
    public List<EndpointHealth> fleet(@Nullable Slug project) {
        return http.get("fleet" + (project == null ? "" : "?project=" + project), new TypeReference<>() {});
    }

    private static String span(Instant from, Instant to) {
        return "from=" + from + "&to=" + to;
    }

    private static String path(Slug project) {
        return "projects/" + project + "/monitors";
    }

    private static String path(Slug project, UUID monitor) {
        return path(project) + "/" + monitor;
    }
}
