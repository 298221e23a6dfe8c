package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a monitor stands. */
@Schema(description = "Where a monitor stands")
public enum MonitorState {
    /** Cells are being made from the reference, for the version that serves. */
    ARMING,
    /** It compares what is asked and answered with the reference. */
    WATCHING,
    /** Somebody stopped it; counting goes on, nothing is reported. */
    PAUSED,
    /** It cannot watch; the reason says why. */
    UNARMED
}
