package modelport.server.registry;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.access.ProjectRef;
import modelport.server.database.Ids;
import modelport.server.database.Sql;

/** Gives new versions their numbers. */
@Singleton
class Numbers {
    private final Sql sql;
    private final Ids ids;

    Numbers(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /**
     * A version with the model's next number. The update holds the model's row until the end of the transaction: two
     * who come at once get different numbers.
     *
     * @param maker username of who makes it
     */
    VersionRef next(String maker, ProjectRef project, Slug model, VersionMetadata metadata, Instant now) {
        return sql.first(
                        """
                        update model set last_number = last_number + 1, updated_at = ?
                        where project_id = ? and name = ? and archived_at is null returning id, last_number
                        """,
                        row -> new VersionRef(
                                ids.next(),
                                project.id(),
                                row.uuid("id"),
                                model,
                                row.integer("last_number"),
                                VersionState.IMPORTING,
                                maker,
                                Optional.empty(),
                                Optional.ofNullable(metadata.parameters()).orElse(Map.of())),
                        now,
                        project.id(),
                        model.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", model.value())));
    }
}
