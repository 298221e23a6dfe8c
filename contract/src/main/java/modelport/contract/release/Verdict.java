package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody said about a release. */
@Schema(name = "ReleaseVerdict", description = "What somebody said about a release")
public enum Verdict {
    APPROVE,
    REJECT,
    /** Something has to change first. */
    CHANGES,
    COMMENT,
    /** It cannot wait for approvals; two people say so. */
    EMERGENCY
}
