package modelport.server.release;

import jakarta.inject.Singleton;
import java.util.Optional;
import modelport.contract.Message;
import modelport.server.database.Sql;
import modelport.server.registry.ProcessingGuard;
import modelport.server.registry.VersionRef;

/** What a release is about stays as it was looked at. */
@Singleton
final class ReleasedProcessings implements ProcessingGuard {
    private final Sql sql;

    ReleasedProcessings(Sql sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Message> keeps(VersionRef version) {
        return sql.first(
                "select 1 as one from release where version_id = ? "
                        + "and state not in ('REJECTED', 'CANCELLED', 'EXPIRED', 'FAILED') limit 1",
                _ -> Message.of(
                        "processing.fixed",
                        "model",
                        version.model().value(),
                        "version",
                        Integer.toString(version.number())),
                version.id());
    }
}
