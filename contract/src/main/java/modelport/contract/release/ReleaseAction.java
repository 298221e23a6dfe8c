package modelport.contract.release;

import io.swagger.v3.oas.annotations.media.Schema;

/** What can be done about a release. */
@Schema(description = "What can be done about a release")
public enum ReleaseAction {
    CHANGE,
    SUBMIT,
    APPROVE,
    REJECT,
    ASK_FOR_CHANGES,
    COMMENT,
    CANCEL,
    DECLARE_EMERGENCY,
    DEPLOY,
    ROLL_BACK
}
