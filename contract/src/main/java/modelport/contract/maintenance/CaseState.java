package modelport.contract.maintenance;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a case stands. */
@Schema(description = "Where a case stands")
public enum CaseState {
    /** It waits for its turn, or its data is looked at. */
    OPEN,
    /** Settings are searched. */
    TUNING,
    /** The winner is made as small as the version that serves. */
    COMPRESSING,
    /** The candidate is held against the champion. */
    EVALUATING,
    /** A release of the candidate waits for people. */
    REQUESTED,
    /** People have to go on by hand. */
    HANDED_OVER,
    /** It is over; the outcome says how. */
    CLOSED
}
