package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.server.access.ProjectRef;
import modelport.server.database.Row;
import modelport.server.database.Sql;

/** Triggers that come with time. Points of time that passed while nobody looked count as one. */
@Singleton
class DueTriggers {
    private static final String DUE = """
            select p.id, p.endpoint_id, p.project_id, n.name as project, p.settings from maintenance_policy p
            join project n on n.id = p.project_id
            where p.next_at <= now() order by p.next_at limit 1 for no key update of p skip locked
            """;

    private static final String LABELLED = """
            select p.endpoint_id from maintenance_policy p
            join release live on live.endpoint_id = p.endpoint_id and live.state = 'RELEASED'
            where (p.settings ->> 'enabled')::boolean and not p.handed_over
                and (p.settings -> 'triggers' ->> 'labels')::bigint <= (select count(*) from feedback f
                    where f.endpoint_id = p.endpoint_id and f.received_at > greatest(p.labels_from, live.state_since))
            """;

    private final Sql sql;
    private final PolicyChecks checks;
    private final Triggers triggers;

    DueTriggers(Sql sql, PolicyChecks checks, Triggers triggers) {
        this.sql = sql;
        this.checks = checks;
        this.triggers = triggers;
    }

    /** Fires the schedule that is due the longest, and writes down when it is due next; false if none is. */
    @Transactional
    boolean fireNext() {
        Optional<Due> due = sql.first(DUE, Due::of);
        due.ifPresent(found -> {
            Instant next = checks.next(found.project(), found.settings()).orElse(null);
            sql.update("update maintenance_policy set next_at = ?::timestamptz where id = ?", next, found.policy());
            triggers.fire(found.endpoint(), Trigger.of(CaseCause.SCHEDULE));
        });
        return due.isPresent();
    }

    /** Endpoints for which enough labels arrived since the version was released, and since the last case. */
    @ReadOnly
    List<UUID> labelled() {
        return sql.query(LABELLED, row -> row.uuid("endpoint_id"));
    }

    @Transactional
    void fireLabels(UUID endpoint) {
        triggers.fire(endpoint, Trigger.of(CaseCause.LABELS));
    }

    private record Due(UUID policy, UUID endpoint, ProjectRef project, NewMaintenancePolicy settings) {
        static Due of(Row row) {
            return new Due(
                    row.uuid("id"),
                    row.uuid("endpoint_id"),
                    new ProjectRef(row.uuid("project_id"), new Slug(row.text("project"))),
                    row.json("settings", NewMaintenancePolicy.class));
        }
    }
}
