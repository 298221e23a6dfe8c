package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;

/** What came of a recipe. */
@Schema(description = "What came of a recipe")
public enum CandidateState {
    /** Nobody has come to it yet. */
    WAITING,
    /** Made and measured. */
    MEASURED,
    /** The recipe does not fit the model; the reason says why. */
    UNFIT,
    /** It could not be measured; the reason says why. */
    FAILED
}
