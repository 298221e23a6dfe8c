package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where an alert stands. */
@Schema(description = "Where an alert stands")
public enum AlertState {
    /** Nobody has taken it on. */
    OPEN,
    /** Somebody looks after it. */
    ACKNOWLEDGED,
    /** It is over. */
    RESOLVED
}
