package modelport.contract.registry;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a version stands. */
@Schema(description = "Where a version stands")
public enum VersionState {
    /** Being scanned, inspected and tried. */
    IMPORTING,
    /** Can be used. */
    READY,
    /** The file is not acceptable; the reason says why. */
    REJECTED,
    /** The import broke down; it can be retried. */
    FAILED,
    /** Put away. */
    ARCHIVED
}
