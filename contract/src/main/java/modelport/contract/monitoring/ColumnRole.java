package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** Which side of the model a column is on. */
@Schema(description = "Which side of the model a column is on")
public enum ColumnRole {
    /** Something that the model is asked with. */
    FEATURE,
    /** Something that it answers. */
    PREDICTION
}
