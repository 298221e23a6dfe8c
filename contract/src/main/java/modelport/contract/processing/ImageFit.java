package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** How a picture is brought to its size. */
@Schema(description = "How a picture is brought to its size")
public enum ImageFit {
    /** Exactly width and height, whatever becomes of its proportions. */
    STRETCH,
    /** Its shortest side to a length, then the middle is cut out. */
    CROP,
    /** As large as it fits, in the middle; the rest is filled. */
    INSIDE,
    /** Its longest side to a limit, if it is longer; both sides to multiples. */
    LIMIT,
    /** Its height exactly, its width in proportion; filled on the right. */
    HEIGHT
}
