package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a check went. */
@Schema(description = "How a check went")
public enum GateState {
    /** Nobody has looked yet. */
    WAITING,
    RUNNING,
    PASSED,
    FAILED
}
