package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;

/** Why a case was opened. */
@Schema(description = "Why a case was opened")
public enum CaseCause {
    /** What the model is asked has changed. */
    DRIFT,
    /** Its answers are worse than the floor. */
    QUALITY,
    /** It was time. */
    SCHEDULE,
    /** Enough new labels arrived. */
    LABELS,
    /** Somebody wanted it. */
    HAND
}
