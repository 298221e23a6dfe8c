package modelport.server.maintenance;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import modelport.contract.maintenance.CaseCause;

/**
 * Something that wants a case.
 *
 * @param alert the alert, if it is one
 */
record Trigger(CaseCause cause, Optional<UUID> alert) {
    static Trigger of(CaseCause cause) {
        return new Trigger(cause, Optional.empty());
    }

    /** What an audit entry says about it. */
    Map<String, String> subject() {
        var subject = new TreeMap<String, String>();
        subject.put("cause", cause.name());
        alert.ifPresent(id -> subject.put("alert", id.toString()));
        return subject;
    }
}
