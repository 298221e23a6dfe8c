package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** How pixels are computed when the size changes. */
@Schema(description = "How pixels are computed when the size changes")
public enum ImageFilter {
    /** The nearest pixel. */
    NEAREST,
    /** A triangle around the place. */
    BILINEAR,
    /** A cubic curve around the place. */
    BICUBIC,
    /** A windowed sinc curve around the place. */
    LANCZOS
}
