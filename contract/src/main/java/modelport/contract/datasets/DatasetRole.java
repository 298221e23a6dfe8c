package modelport.contract.datasets;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a version of a dataset may be used for. */
@Schema(description = "What a version of a dataset may be used for")
public enum DatasetRole {
    /** To train models. */
    TRAINING,
    /** To choose the ranges of compressed models and the thresholds of decisions. */
    CALIBRATION,
    /** To measure models with. */
    EVALUATION,
    /** To compare later data with. */
    REFERENCE
}
