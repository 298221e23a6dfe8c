package modelport.server.maintenance;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.MaintenanceBudget;
import modelport.contract.maintenance.MaintenanceTriggers;
import modelport.contract.maintenance.RefusedTrigger;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.maintenance.internal.CaseRow;
import modelport.server.maintenance.internal.PolicyRow;
import modelport.server.maintenance.internal.ServedEndpoint;

/**
 * Turns what comes by itself into cases: one at a time for each endpoint, not too soon after the last one, and not too
 * many in a week. What is refused is on record.
 */
@Singleton
class Triggers {
    private static final Duration WEEK = Duration.ofDays(7);

    private final Sql sql;
    private final Clock clock;
    private final CaseLedger ledger;
    private final CaseOpenings openings;
    private final CaseJournal journal;

    Triggers(Sql sql, Clock clock, CaseLedger ledger, CaseOpenings openings, CaseJournal journal) {
        this.sql = sql;
        this.clock = clock;
        this.ledger = ledger;
        this.openings = openings;
        this.journal = journal;
    }

    /** Of many that come at once the first one opens a case, and the others find it open. */
    @Transactional(TxType.MANDATORY)
    Fired fire(UUID endpoint, Trigger trigger) {
        Optional<ServedEndpoint> found = sql.first(ServedEndpoint.BY_ID, ServedEndpoint::of, endpoint);
        if (found.isEmpty() || !ledger.hold(endpoint)) {
            return new Fired.Unheard();
        }
        PolicyRow policy = sql.first(PolicyRow.SELECT + " where p.endpoint_id = ?", PolicyRow::of, endpoint)
                .orElseThrow();
        if (!policy.settings().enabled() || !isWanted(policy.settings().triggers(), trigger.cause())) {
            return new Fired.Unheard();
        }
        Optional<Message> reason = refusal(policy, found.get());
        if (reason.isPresent()) {
            refuse(policy, found.get(), trigger, reason.get());
            return new Fired.Refused(reason.get());
        }
        UUID champion = found.get().serving().orElseThrow();
        return new Fired.Opened(openings.open(policy, champion, trigger).id());
    }

    private static boolean isWanted(MaintenanceTriggers triggers, CaseCause cause) {
        return switch (cause) {
            case DRIFT -> triggers.drift();
            case QUALITY -> triggers.quality();
            case SCHEDULE -> triggers.cron() != null;
            case LABELS -> triggers.labels() != null;
            case HAND -> true;
        };
    }

    private Optional<Message> refusal(PolicyRow policy, ServedEndpoint endpoint) {
        Optional<CaseRow> open = ledger.open(policy.endpointId());
        if (open.isPresent()) {
            return Optional.of(Message.of(
                    "maintenance.refused-open",
                    "number",
                    Integer.toString(open.get().number())));
        }
        if (policy.handedOver()) {
            return Optional.of(Message.of("maintenance.refused-handed-over"));
        }
        if (endpoint.serving().isEmpty()) {
            return Optional.of(Message.of(
                    "maintenance.serves-nothing", "endpoint", endpoint.name().value()));
        }
        return cooling(policy).or(() -> spent(policy));
    }

    private Optional<Message> cooling(PolicyRow policy) {
        int hours = policy.settings().budget().coolDownHours();
        return sql.first(
                        "select max(closed_at) as closed_at from maintenance_case where endpoint_id = ?",
                        row -> row.findInstant("closed_at"),
                        policy.endpointId())
                .flatMap(closed -> closed)
                .map(closed -> closed.plus(Duration.ofHours(hours)))
                .filter(until -> until.isAfter(clock.instant()))
                .map(until -> Message.of(
                        "maintenance.refused-cool-down", "hours", Integer.toString(hours), "until", until.toString()));
    }

    private Optional<Message> spent(PolicyRow policy) {
        MaintenanceBudget budget = policy.settings().budget();
        Instant since = clock.instant().minus(WEEK);
        int opened = sql.first(
                        "select count(*)::integer as opened from maintenance_case "
                                + "where endpoint_id = ? and cause <> 'HAND' and opened_at > ?",
                        row -> row.integer("opened"),
                        policy.endpointId(),
                        since)
                .orElseThrow();
        return opened < budget.perWeek()
                ? Optional.empty()
                : Optional.of(Message.of("maintenance.refused-budget", "perWeek", Integer.toString(budget.perWeek())));
    }

    /** The same refusal again is no news; that it came again is. */
    private void refuse(PolicyRow policy, ServedEndpoint endpoint, Trigger trigger, Message reason) {
        var refused = new RefusedTrigger(
                clock.instant(), trigger.cause(), reason, trigger.alert().orElse(null));
        boolean known = policy.lastRefusal()
                .filter(last -> last.cause() == refused.cause() && last.reason().equals(reason))
                .isPresent();
        sql.update("update maintenance_policy set last_refusal = ? where id = ?", new Json(refused), policy.id());
        if (!known || trigger.alert().isPresent()) {
            journal.refused(endpoint, trigger.subject(), reason);
        }
    }
}
