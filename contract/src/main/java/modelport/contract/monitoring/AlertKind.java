package modelport.contract.monitoring;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an alert is about. */
@Schema(description = "What an alert is about")
public enum AlertKind {
    /** What is asked or answered has changed. */
    DRIFT,
    /** Values are missing, unseen or out of range. */
    DATA_QUALITY,
    /** Answers are worse than the floor. */
    QUALITY,
    /** Requests fail. */
    ERRORS,
    /** Answers are slow. */
    LATENCY,
    /** Nobody asks any more. */
    TRAFFIC,
    /** The monitor itself cannot watch. */
    HEALTH
}
