package modelport.client;

import java.time.Duration;
import java.time.Instant;
import modelport.contract.EndpointsApi;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Slug;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointMetrics;
import tools.jackson.core.type.TypeReference;

/** {@link EndpointsApi} over HTTP. */
record HttpEndpoints(Http http) implements EndpointsApi {
    @Override
    public Endpoint get(Slug project, Slug endpoint) {
        return http.get(path(project) + "/" + endpoint, Endpoint.class);
    }

    @Override
    public Page<Endpoint> list(Slug project, PageRequest page) {
        return http.get(path(project) + "?" + Http.paging(page), new TypeReference<Page<Endpoint>>() {});
    }

    @Override
    public void delete(Slug project, Slug endpoint) {
        http.delete(path(project) + "/" + endpoint);
    }

    @Override
    public Endpoint restart(Slug project, Slug endpoint) {
        return http.post(path(project) + "/" + endpoint + "/restart", Endpoint.class);
    }

    @Override
    public EndpointMetrics metrics(Slug project, Slug endpoint, Instant from, Instant to, Duration step) {
        String span = "?from=" + from + "&to=" + to + "&step=" + step.toMillis();
        return http.get(path(project) + "/" + endpoint + "/metrics" + span, EndpointMetrics.class);
    }

    @Override
    public Answer predict(Slug endpoint, String json) {
        return http.exchange("/endpoints/" + endpoint + "/predict", json);
    }

    private static String path(Slug project) {
        return "projects/" + project + "/endpoints";
    }
}
