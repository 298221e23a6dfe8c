package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;

/** What the scan says about one file. */
@Schema(description = "What the scan says about one file")
public enum Verdict {
    /** Not looked at yet. */
    PENDING,
    /** Understood and within all limits. */
    ACCEPTED,
    /** Kept, but of no use to the model. */
    IGNORED,
    /** Not acceptable; the reason says why. */
    REFUSED
}
