package modelport.server.maintenance;

import java.util.UUID;
import modelport.contract.Message;

/** What came of a trigger. */
sealed interface Fired {
    /** A case is open. */
    record Opened(UUID id) implements Fired {}

    /** No case is opened, for a reason that is on record. */
    record Refused(Message reason) implements Fired {}

    /** Nobody wants to hear of it: there is no policy, or none with such a trigger. */
    record Unheard() implements Fired {}
}
