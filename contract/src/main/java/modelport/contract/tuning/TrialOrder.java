package modelport.contract.tuning;

import io.swagger.v3.oas.annotations.media.Schema;

/** How settings are listed. */
@Schema(description = "How settings are listed")
public enum TrialOrder {
    /** As they are tried. */
    TRIED,
    /** The best ones first, and those without a mean last. */
    BEST
}
