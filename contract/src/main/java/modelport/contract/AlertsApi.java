package modelport.contract;

import java.util.UUID;
import modelport.contract.monitoring.Alert;
import modelport.contract.monitoring.AlertFilter;
import modelport.contract.monitoring.AlertNote;

/** Alerts: what somebody should know of, one for whatever has one cause. */
public interface AlertsApi {
    Alert get(Slug project, UUID alert);

    /** The newest first. */
    Page<Alert> list(Slug project, AlertFilter filter, PageRequest page);

    /** The caller takes it on; saying so twice changes nothing. */
    Alert acknowledge(Slug project, UUID alert, AlertNote note);

    /** Nobody is told of it until then. */
    Alert silence(Slug project, UUID alert, AlertNote note);

    /** It is over; what still holds opens a new one after it held for long enough again. */
    Alert resolve(Slug project, UUID alert, AlertNote note);
}
