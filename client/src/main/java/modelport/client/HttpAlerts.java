package modelport.client;

import java.util.UUID;
import java.util.stream.Collectors;
import modelport.contract.AlertsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertNote;
import tools.jackson.core.type.TypeReference;

/** {@link AlertsApi} over HTTP. */
record HttpAlerts(Http http) implements AlertsApi {
    @Override
    public Alert get(Slug project, UUID alert) {
        return http.get(path(project) + "/" + alert, Alert.class);
    }

    @Override
    public Page<Alert> list(Slug project, AlertFilter filter, PageRequest page) {
        String path = path(project) + "?" + Http.paging(page)
                + filter.states().stream().map(state -> "&state=" + state).collect(Collectors.joining())
                + (filter.endpoint() == null ? "" : "&endpoint=" + filter.endpoint())
                + (filter.severity() == null ? "" : "&severity=" + filter.severity());
        return http.get(path, new TypeReference<Page<Alert>>() {});
    }

    @Override
    public Alert acknowledge(Slug project, UUID alert, AlertNote note) {
        return act(project, alert, "acknowledge", note);
    }

    @Override
    public Alert silence(Slug project, UUID alert, AlertNote note) {
        return act(project, alert, "silence", note);
    }

    @Override
    public Alert resolve(Slug project, UUID alert, AlertNote note) {
        return act(project, alert, "resolve", note);
    }

    private Alert act(Slug project, UUID alert, String verb, AlertNote note) {
        return http.post(path(project) + "/" + alert + "/" + verb, note, Alert.class);
    }

    private static String path(Slug project) {
        return "projects/" + project + "/alerts";
    }
}
