package modelport.server.monitoring;

import java.time.Instant;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Slug;
import modelport.contract.monitoring.AlertKind;
import modelport.contract.monitoring.Severity;

/**
 * An alert that has just opened.
 *
 * @param id identity
 * @param project the project
 * @param endpointId the endpoint that it is about
 * @param endpoint its name
 * @param versionId the version that answered
 * @param monitor the monitor that raised it
 * @param kind what it is about
 * @param severity how bad it is
 * @param summary what happened
 * @param at when it opened
 */
public record OpenedAlert(
        UUID id,
        UUID project,
        UUID endpointId,
        Slug endpoint,
        UUID versionId,
        UUID monitor,
        AlertKind kind,
        Severity severity,
        Message summary,
        Instant at) {}
