package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** Which values a pixel has, and in which order. */
@Schema(description = "Which values a pixel has, and in which order")
public enum ColorOrder {
    /** Red, green, blue. */
    RGB,
    /** Blue, green, red. */
    BGR,
    /** Lightness alone. */
    GREY
}
