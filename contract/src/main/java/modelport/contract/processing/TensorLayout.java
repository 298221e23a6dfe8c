package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** Whether channels come before or behind rows and columns. */
@Schema(description = "Whether channels come before or behind rows and columns")
public enum TensorLayout {
    /** Pictures, channels, rows, columns. */
    NCHW,
    /** Pictures, rows, columns, channels. */
    NHWC
}
