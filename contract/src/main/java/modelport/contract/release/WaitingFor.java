package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;

/** What a release waits for from somebody. */
@Schema(description = "What a release waits for from somebody")
public enum WaitingFor {
    /** To say yes or no. */
    APPROVAL,
    /** To be the second to say that it cannot wait. */
    EMERGENCY,
    /** It was approved; its traffic can move. */
    DEPLOYMENT,
    /** It came back to whoever asked, with reasons. */
    CHANGES
}
