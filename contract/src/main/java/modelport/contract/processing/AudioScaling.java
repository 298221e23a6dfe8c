package modelport.contract.processing;

import io.swagger.v3.oas.annotations.media.Schema;

/** What is done to loudness. */
@Schema(description = "What is done to loudness")
public enum AudioScaling {
    /** Samples from -1 to 1, as they are. */
    NONE,
    /** The loudest sample becomes 1. */
    PEAK,
    /** Mean 0 and variance 1. */
    STANDARD
}
