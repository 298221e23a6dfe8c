package modelport.gateway;

import modelport.contract.Message;
import modelport.contract.deployment.EndpointState;
import org.jspecify.annotations.Nullable;

/**
 * Whether an endpoint answers on this gateway.
 *
 * @param state EMPTY if it is unknown here
 * @param reason why the last deployment failed; it may be there while an older revision goes on answering
 * @param live what answers now
 * @param warm what answered before, if it is still loaded
 */
public record EndpointStatus(
        EndpointState state,
        @Nullable Message reason,
        @Nullable Deployment live,
        @Nullable Deployment warm) {}
