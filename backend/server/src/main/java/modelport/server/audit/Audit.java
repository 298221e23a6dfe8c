package modelport.server.audit;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;

/** Writes down who did what, in the transaction that does it. */
@Singleton
public class Audit {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final RequestOrigin origin;

    Audit(Sql sql, Ids ids, Clock clock, RequestOrigin origin) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.origin = origin;
    }

    /** An entry without what was there before and after. */
    public void record(Actor actor, @Nullable UUID project, String action, Map<String, String> subject) {
        record(actor, project, action, subject, new Change(null, null));
    }

    /** An entry; {@code action} is a topic and a verb, such as {@code model.registered}. */
    public void record(Actor actor, @Nullable UUID project, String action, Map<String, String> subject, Change change) {
        sql.update(
                "insert into audit_entry (id, project_id, at, actor, auth_kind, ip, action, subject, before, after) "
                        + "values (?, ?::uuid, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)",
                ids.next(),
                project,
                clock.instant(),
                actor.name(),
                actor.authKind(),
                addressOf(actor),
                action,
                new Json(subject),
                Json.ofNullable(change.before()),
                Json.ofNullable(change.after()));
    }

    /** What the platform does by itself has no address, whoever's request made it do so. */
    private @Nullable String addressOf(Actor actor) {
        return actor.equals(Actor.SYSTEM) ? null : origin.address().orElse(null);
    }

    /**
     * Who did it.
     *
     * @param name a username, or the name of a part of the platform
     * @param authKind the kind of token that was used, or SYSTEM
     */
    public record Actor(String name, String authKind) {
        /** The platform itself. */
        public static final Actor SYSTEM = new Actor("system", "SYSTEM");
    }

    /**
     * What it did.
     *
     * @param before what was there, if anything
     * @param after what is there now, if anything
     */
    public record Change(@Nullable Object before, @Nullable Object after) {}
}
