package modelport.contract.compression;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a search stands. */
@Schema(description = "Where a search stands")
public enum CompressionState {
    /** Waits, or tries recipes. */
    RUNNING,
    /** All recipes were tried. */
    DONE,
    /** Somebody stopped it; what was found by then stays. */
    STOPPED,
    /** It broke off; what was found by then stays. */
    FAILED;

    /** Whether nothing more will be found. */
    public boolean isOver() {
        return this != RUNNING;
    }
}
