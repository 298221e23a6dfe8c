package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a watched column is counted. */
@Schema(description = "How a watched column is counted")
public enum ColumnScale {
    /** In ranges of numbers. */
    NUMBER,
    /** By its value. */
    CATEGORY,
    /** A text, by its length in characters. */
    LENGTH,
    /** A large row such as an image, by the mean of its numbers. */
    MEAN
}
