package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a release stands. */
@Schema(description = "Where a release stands")
public enum ReleaseState {
    DRAFT,
    CHECKING,
    IN_REVIEW,
    APPROVED,
    ROLLING_OUT,
    /** It serves. */
    RELEASED,
    /** A later one serves. */
    SUPERSEDED,
    ROLLED_BACK,
    REJECTED,
    CANCELLED,
    /** Its review took too long, or its approval was not used in time. */
    EXPIRED,
    /** It could not be brought to serve; the reason says why. */
    FAILED
}
