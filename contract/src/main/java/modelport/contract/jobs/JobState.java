package modelport.contract.jobs;

import io.swagger.v3.oas.annotations.media.Schema;

/** Where a job stands. */
@Schema(description = "Where a job stands")
public enum JobState {
    /** Waits for its turn, or for its next attempt. */
    QUEUED,
    /** At work. */
    RUNNING,
    /** Done. */
    SUCCEEDED,
    /** Gave up; can be retried. */
    FAILED,
    /** Stopped because somebody asked. */
    CANCELLED
}
