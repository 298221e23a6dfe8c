package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a case ended. */
@Schema(description = "How a case ended")
public enum CaseOutcome {
    /** Its candidate serves. */
    RELEASED,
    /** People did not release its candidate. */
    DECLINED,
    /** No candidate was better than the champion. */
    NOT_BETTER,
    /** The data to learn from is broken; nothing was trained. */
    UNSOUND_DATA,
    /** A step failed. */
    FAILED,
    /** Somebody closed it. */
    WITHDRAWN
}
