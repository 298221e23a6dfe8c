package modelport.server.registry;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;

/** Moves aliases that nobody moves by hand, in the transaction of whoever guards them. */
@Singleton
public class GuardedAliases {
    private final Sql sql;
    private final VersionRefs versions;
    private final Journal journal;

    GuardedAliases(Sql sql, VersionRefs versions, Journal journal) {
        this.sql = sql;
        this.versions = versions;
        this.journal = journal;
    }

    /** Lets the alias of the version's model point to the version, wherever it points now. */
    @Transactional(TxType.MANDATORY)
    public void point(Audit.Actor actor, String movedBy, UUID project, UUID version, Slug name) {
        VersionRef ref = versions.find(project, version).orElseThrow();
        Optional<Integer> before = before(ref, name);
        int moved = sql.update(
                "insert into alias (project_id, model_id, name, version_id, moved_by) values (?, ?, ?, ?, ?) "
                        + "on conflict (model_id, name) do update set version_id = excluded.version_id, "
                        + "moved_by = excluded.moved_by where alias.version_id <> excluded.version_id",
                project,
                ref.modelId(),
                name.value(),
                version,
                movedBy);
        if (moved == 1) {
            journal.note(actor, project, "alias.moved", Aliases.subject(ref, name), Aliases.change(before, ref));
        }
    }

    private Optional<Integer> before(VersionRef version, Slug name) {
        return sql.first(
                "select v.number from alias a join model_version v on v.id = a.version_id "
                        + "where a.model_id = ? and a.name = ?",
                row -> row.integer("number"),
                version.modelId(),
                name.value());
    }
}
