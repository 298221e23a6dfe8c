package modelport.contract.notification;

import io.swagger.v3.oas.annotations.media.Schema;

/** How the delivery of an event went. */
@Schema(description = "How the delivery of an event went")
public enum DeliveryState {
    /** It will be tried, or tried again. */
    WAITING,
    /** The address took it. */
    DELIVERED,
    /** It was tried as often as allowed. */
    GIVEN_UP
}
