package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** What changed about a column. */
@Schema(description = "What changed about a column")
public enum FindingKind {
    /** Its values are spread otherwise. */
    SHAPE,
    /** More or fewer values are missing. */
    MISSING,
    /** Categories that the reference does not have. */
    UNSEEN,
    /** Numbers outside the range of the reference. */
    OUT_OF_RANGE
}
