package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** How an endpoint does, worst first in the order of consequence. */
@Schema(description = "How an endpoint does, worst first in the order of consequence")
public enum Health {
    /** What it answers is worse than allowed, or fails. */
    FAILING,
    /** What it is asked or answers has changed, more than once and more than chance. */
    DRIFTING,
    /** Something moved that needs nobody yet. */
    NOTICE,
    /** Enough was seen, and nothing moved. */
    HEALTHY,
    /** Not enough was seen. */
    UNKNOWN
}
