package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;

/** What came of a setting. */
@Schema(description = "What came of a setting")
public enum TrialState {
    /** No fold is begun. */
    WAITING,
    /** Some folds are begun or known. */
    RUNNING,
    /** Every fold has its score. */
    DONE,
    /** A fold could not be trained; the reason says why. */
    FAILED
}
