package modelport.server.maintenance.internal;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.maintenance.MaintenancePolicy;
import modelport.contract.maintenance.NewMaintenancePolicy;
import modelport.contract.maintenance.RefusedTrigger;
import modelport.server.database.Row;

/**
 * Row of table {@code maintenance_policy}.
 *
 * @param badInARow cases that ended badly since one ended well, or since it was saved
 * @param labelsFrom labels that arrived before are not new
 * @param openCase the case that is open
 */
public record PolicyRow(
        UUID id,
        UUID project,
        UUID endpointId,
        Slug endpoint,
        Slug model,
        NewMaintenancePolicy settings,
        boolean handedOver,
        int badInARow,
        Optional<Instant> nextAt,
        Instant labelsFrom,
        Optional<RefusedTrigger> lastRefusal,
        Optional<UUID> openCase,
        String changedBy,
        Instant changedAt,
        long rowVersion) {
    /** Policies of endpoints that clients may call; a condition follows. */
    public static final String SELECT = """
            select p.id, p.project_id, p.endpoint_id, e.name as endpoint, m.name as model, p.settings, p.handed_over,
                p.bad_in_a_row, p.next_at, p.labels_from, p.last_refusal, c.id as open_case, p.changed_by, p.changed_at,
                p.row_version
            from maintenance_policy p
            join endpoint e on e.id = p.endpoint_id and e.deleted_at is null
            join model m on m.id = e.model_id
            left join maintenance_case c on c.endpoint_id = p.endpoint_id and c.state <> 'CLOSED'
            """;

    /** As the statement finds it. */
    public static PolicyRow of(Row row) {
        return new PolicyRow(
                row.uuid("id"),
                row.uuid("project_id"),
                row.uuid("endpoint_id"),
                new Slug(row.text("endpoint")),
                new Slug(row.text("model")),
                row.json("settings", NewMaintenancePolicy.class),
                row.bool("handed_over"),
                row.integer("bad_in_a_row"),
                row.findInstant("next_at"),
                row.instant("labels_from"),
                row.findJson("last_refusal", RefusedTrigger.class),
                row.findUuid("open_case"),
                row.text("changed_by"),
                row.instant("changed_at"),
                row.number("row_version"));
    }

    /** As callers see it. */
    public MaintenancePolicy toPolicy() {
        return new MaintenancePolicy(
                id,
                endpoint,
                model,
                settings,
                handedOver,
                nextAt.orElse(null),
                openCase.orElse(null),
                changedBy,
                changedAt,
                rowVersion,
                lastRefusal.orElse(null));
    }
}
