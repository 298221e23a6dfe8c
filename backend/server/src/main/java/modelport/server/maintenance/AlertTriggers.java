package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.maintenance.CaseCause;
import modelport.contract.monitoring.AlertKind;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.monitoring.AlertHook;
import modelport.server.monitoring.OpenCases;
import modelport.server.monitoring.OpenedAlert;

/** Lets alerts about drift and quality open cases, in the transaction that opens the alert. */
@Singleton
class AlertTriggers implements AlertHook, OpenCases {
    private final Sql sql;
    private final Triggers triggers;

    AlertTriggers(Sql sql, Triggers triggers) {
        this.sql = sql;
        this.triggers = triggers;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public void opened(OpenedAlert alert) {
        cause(alert.kind())
                .ifPresent(cause -> triggers.fire(alert.endpointId(), new Trigger(cause, Optional.of(alert.id()))));
    }

    @Override
    @ReadOnly
    public Map<UUID, UUID> ofEndpoints(Collection<UUID> endpoints) {
        var open = new HashMap<UUID, UUID>();
        sql.query("""
                select endpoint_id, id from maintenance_case where state <> 'CLOSED'
                    and endpoint_id in (select value::uuid from jsonb_array_elements_text(?))
                """, row -> open.put(row.uuid("endpoint_id"), row.uuid("id")), new Json(List.copyOf(endpoints)));
        return open;
    }

    private static Optional<CaseCause> cause(AlertKind kind) {
        return switch (kind) {
            case DRIFT -> Optional.of(CaseCause.DRIFT);
            case QUALITY -> Optional.of(CaseCause.QUALITY);
            // Broken data, failing requests and silence are mended by people, and not by learning anew.
            case DATA_QUALITY, ERRORS, LATENCY, TRAFFIC, HEALTH -> Optional.empty();
        };
    }
}
