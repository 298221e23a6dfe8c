package modelport.contract;

import java.time.Duration;
import java.time.Instant;
import modelport.contract.deployment.Answer;
import modelport.contract.deployment.Endpoint;
import modelport.contract.deployment.EndpointMetrics;

/** Endpoints: what answers. */
public interface EndpointsApi {
    Endpoint get(Slug project, Slug endpoint);

    /** In the order of their names. */
    Page<Endpoint> list(Slug project, PageRequest page);

    /** Takes it down; clients get 404 from then on. */
    void delete(Slug project, Slug endpoint);

    /** Has an engine started again that ended too often; refused where none did. */
    Endpoint restart(Slug project, Slug endpoint);

    EndpointMetrics metrics(Slug project, Slug endpoint, Instant from, Instant to, Duration step);

    /** Body and answer are those of the endpoint's {@code /predict}. */
    Answer predict(Slug endpoint, String json);
}
