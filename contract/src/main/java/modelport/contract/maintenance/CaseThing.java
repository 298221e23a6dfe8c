package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a step of a case points to. */
@Schema(description = "What a step of a case points to")
public enum CaseThing {
    /** An alert. */
    ALERT,
    /** A tuning. */
    TUNING,
    /** A compression. */
    COMPRESSION,
    /** An evaluation. */
    EVALUATION,
    /** A version of the model, by its number. */
    VERSION,
    /** A release. */
    RELEASE,
    /** A job. */
    JOB
}
