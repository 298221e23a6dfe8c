package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;

/** How much a message wants of whoever gets it. */
@Schema(description = "How much a message wants of whoever gets it")
public enum Urgency {
    /** Good to know. */
    NEWS,
    /** Something waits for this person. */
    ACTION,
    /** Something is wrong. */
    ALERT
}
