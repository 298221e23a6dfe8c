package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import modelport.contract.Slug;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;
import modelport.server.registry.GuardedAliases;

/** Lets {@code champion} point to the version of a model that was last brought to production, or back there. */
@Singleton
class ChampionAlias {
    static final Slug CHAMPION = new Slug("champion");

    private final Sql sql;
    private final GuardedAliases aliases;

    ChampionAlias(Sql sql, GuardedAliases aliases) {
        this.sql = sql;
        this.aliases = aliases;
    }

    /** The release serves from now on. */
    @Transactional(TxType.MANDATORY)
    void follow(ReleaseRef release, Audit.Actor actor) {
        if (release.environment().equals(Environments.PRODUCTION)) {
            aliases.point(actor, movedBy(release, actor), release.project(), release.versionId(), CHAMPION);
        }
    }

    /** A rollout ends by itself; somebody has begun it. */
    private String movedBy(ReleaseRef release, Audit.Actor actor) {
        if (!actor.equals(Audit.Actor.SYSTEM)) {
            return actor.name();
        }
        return sql.first(
                        "select j.created_by from release r join job j on j.id = r.job_id "
                                + "where r.id = ? and j.created_by is not null",
                        row -> row.text("created_by"),
                        release.id())
                .orElseGet(release::requester);
    }
}
