package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a tuning stands. */
@Schema(description = "Where a tuning stands")
public enum TuningState {
    /** Waits, or tries settings. */
    RUNNING,
    /** All settings were tried. */
    DONE,
    /** Somebody stopped it, or its budget was used up; what was found by then stays. */
    STOPPED,
    /** It broke off; what was found by then stays. */
    FAILED;

    /** Whether nothing more will be found. */
    public boolean isOver() {
        return this != RUNNING;
    }
}
