package modelport.server.monitoring.internal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.Severity;

/**
 * What somebody should know of.
 *
 * @param monitor who saw it
 * @param versionId the version that answered
 * @param watch what it was seen by: windows, or the kind of a rule
 * @param kind what is wrong
 * @param severity how bad it is
 * @param summary what happened
 * @param blamed what took part, the most consequential first
 * @param calm quiet windows in a row
 * @param at when
 */
public record Cause(
        MonitorRow monitor,
        UUID versionId,
        String watch,
        AlertKind kind,
        Severity severity,
        Message summary,
        List<Blamed> blamed,
        int calm,
        Instant at) {
    /** What incidents are seen by. */
    public static final String WINDOWS = "WINDOWS";

    public Cause {
        blamed = List.copyOf(blamed);
    }

    /** Something that a rule says, and no column. */
    public static Cause ofRule(
            MonitorRow monitor, UUID versionId, AlertKind kind, Severity severity, Message summary, Instant at) {
        return new Cause(monitor, versionId, kind.name(), kind, severity, summary, List.of(), 0, at);
    }
}
