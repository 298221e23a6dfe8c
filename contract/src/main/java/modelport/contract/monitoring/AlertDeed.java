package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** What happened to an alert. */
@Schema(description = "What happened to an alert")
public enum AlertDeed {
    /** Its rule had held for long enough. */
    OPENED,
    /** Its severity rose. */
    WORSENED,
    /** More columns joined. */
    WIDENED,
    /** Its rule holds no more; it ends by itself if that stays so. */
    EASED,
    /** Somebody took it on. */
    ACKNOWLEDGED,
    /** Nobody is told until a time. */
    SILENCED,
    /** Maintenance work began because of it. */
    CASE_OPENED,
    /** It ended. */
    RESOLVED
}
