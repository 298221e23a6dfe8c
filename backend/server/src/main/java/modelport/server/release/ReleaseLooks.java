package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.release.PreviousLook;
import modelport.contract.release.ReleaseLook;
import modelport.contract.release.ReleaseState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.database.Json;
import modelport.server.database.Row;
import modelport.server.database.Sql;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * Remembers what people saw when they looked at releases. What they had seen before the last change stays known until
 * the next one, however often they look.
 */
@Singleton
public class ReleaseLooks {
    private static final TypeReference<Map<String, Object>> PARAMETERS = new TypeReference<>() {};

    private final Sql sql;
    private final Clock clock;
    private final Releases releases;

    ReleaseLooks(Sql sql, Clock clock, Releases releases) {
        this.sql = sql;
        this.clock = clock;
        this.releases = releases;
    }

    /** The caller sees the release as it is. */
    @Transactional
    public PreviousLook look(Caller caller, ProjectRef project, UUID id) {
        releases.require(project, id);
        ReleaseLook now = now(id);
        int first = sql.update(
                "insert into release_look (release_id, user_id, seen) values (?, ?, ?) on conflict do nothing",
                id,
                caller.userId(),
                new Json(now));
        if (first == 1) {
            return new PreviousLook(null);
        }
        Stored stored = sql.first(
                        "select seen, previous from release_look where release_id = ? and user_id = ? for update",
                        Stored::of,
                        id,
                        caller.userId())
                .orElseThrow();
        ReleaseLook before = stored.sees(now) ? stored.previous() : stored.seen();
        sql.update(
                "update release_look set seen = ?, previous = ?::jsonb where release_id = ? and user_id = ?",
                new Json(now),
                Json.ofNullable(before),
                id,
                caller.userId());
        return new PreviousLook(before);
    }

    private ReleaseLook now(UUID id) {
        return sql.first(
                        "select v.number, p.name, r.parameters, r.notes, r.policy_number, r.digest, r.state, "
                                + "(select count(*)::integer from decision d where d.release_id = r.id) as decisions "
                                + "from release r join model_version v on v.id = r.version_id "
                                + "join endpoint p on p.id = r.endpoint_id where r.id = ?",
                        this::look,
                        id)
                .orElseThrow();
    }

    private ReleaseLook look(Row row) {
        return new ReleaseLook(
                clock.instant(),
                row.integer("number"),
                new Slug(row.text("name")),
                row.json("parameters", PARAMETERS),
                row.text("notes"),
                row.integer("policy_number"),
                row.text("digest"),
                row.constant("state", ReleaseState.class),
                row.integer("decisions"));
    }

    private record Stored(ReleaseLook seen, @Nullable ReleaseLook previous) {
        static Stored of(Row row) {
            Optional<ReleaseLook> previous = row.findJson("previous", ReleaseLook.class);
            return new Stored(row.json("seen", ReleaseLook.class), previous.orElse(null));
        }

        /** Whether nothing but the time is another. */
        boolean sees(ReleaseLook now) {
            return now.equals(new ReleaseLook(
                    now.at(),
                    seen.version(),
                    seen.endpoint(),
                    seen.parameters(),
                    seen.notes(),
                    seen.policyNumber(),
                    seen.digest(),
                    seen.state(),
                    seen.decisions()));
        }
    }
}
