package modelport.contract.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where an evaluation stands. */
@Schema(description = "Where an evaluation stands")
public enum EvaluationState {
    /** Waits, or is measured. */
    RUNNING,
    /** Measured; never changes again. */
    READY,
    /** Could not be measured; the reason says why. */
    FAILED,
    /** Somebody stopped it. */
    CANCELLED;

    /** Whether nothing more will happen. */
    public boolean isOver() {
        return this != RUNNING;
    }
}
