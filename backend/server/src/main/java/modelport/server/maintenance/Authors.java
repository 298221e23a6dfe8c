package modelport.server.maintenance;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.access.InstanceRole;
import modelport.contract.access.TokenKind;
import modelport.server.access.Caller;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.database.Sql;
import modelport.server.maintenance.internal.CaseRow;

/**
 * On whose behalf cases work. What a case makes is that person's: they have the rights for it still, and are kept from
 * approving it.
 */
@Singleton
class Authors {
    private final Sql sql;
    private final Projects projects;

    Authors(Sql sql, Projects projects) {
        this.sql = sql;
        this.projects = projects;
    }

    /** Empty if that person is gone, or may no longer do what the case does. */
    @ReadOnly
    Optional<Caller> of(CaseRow row) {
        return sql.first(
                        "select id, username, instance_role from app_user where username = ? and disabled_at is null",
                        found -> new Caller(
                                found.uuid("id"),
                                found.text("username"),
                                found.constant("instance_role", InstanceRole.class),
                                row.id(),
                                TokenKind.WORKER,
                                Optional.of(row.project()),
                                Optional.<UUID>empty()),
                        row.actingFor())
                .filter(caller -> projects.may(caller, row.project(), Right.WRITE)
                        && projects.may(caller, row.project(), Right.REQUEST));
    }
}
