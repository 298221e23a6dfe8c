package modelport.contract.access;

import io.swagger.v3.oas.annotations.media.Schema;

/** What somebody may do in the whole installation. */
@Schema(description = "What somebody may do in the whole installation")
public enum InstanceRole {
    /** Everything, in every project. */
    ADMIN,
    /** What the projects' roles allow. */
    MEMBER
}
