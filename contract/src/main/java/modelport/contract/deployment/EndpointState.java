package modelport.contract.deployment;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether an endpoint answers. */
@Schema(description = "Whether an endpoint answers")
public enum EndpointState {
    /** Being loaded. */
    STARTING,
    /** Answers. */
    SERVING,
    /** Does not answer; the reason says why. */
    FAILED,
    /** Nothing stands behind it. */
    EMPTY
}
