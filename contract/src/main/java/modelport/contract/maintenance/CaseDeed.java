package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;

/** What happened in a case. */
@Schema(description = "What happened in a case")
public enum CaseDeed {
    /** It began. */
    OPENED,
    /** The data to learn from was looked at. */
    DATA_CHECKED,
    /** A tuning began. */
    TUNING_STARTED,
    /** A tuning found its winner. */
    TUNED,
    /** A compression began. */
    COMPRESSION_STARTED,
    /** A compression found a candidate. */
    COMPRESSED,
    /** An evaluation began. */
    EVALUATION_STARTED,
    /** Candidate and champion were compared. */
    EVALUATED,
    /** A release of the candidate waits for people. */
    RELEASE_REQUESTED,
    /** The candidate serves. */
    RELEASED,
    /** The release ended otherwise. */
    RELEASE_DECLINED,
    /** A step failed. */
    STEP_FAILED,
    /** Somebody let the failed step run again. */
    RETRIED,
    /** Somebody said something. */
    COMMENTED,
    /** People have to go on by hand. */
    HANDED_OVER,
    /** It ended. */
    CLOSED
}
