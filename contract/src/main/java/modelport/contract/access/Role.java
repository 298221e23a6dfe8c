package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody may do in one project; a person can have several. */
@Schema(description = "What somebody may do in one project; a person can have several")
public enum Role {
    /** Look at everything. */
    VIEWER,
    /** Look, upload, register, try and ask for releases. */
    CONTRIBUTOR,
    /** Look, try and decide about releases. */
    APPROVER,
    /** Look, try, ask for releases and move traffic. */
    DEPLOYER,
    /** Everything in the project. */
    ADMIN
}
