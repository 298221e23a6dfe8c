package modelport.server.deployment;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.Usage;
import modelport.server.registry.VersionGuard;
import modelport.server.registry.VersionRef;
import modelport.server.release.Releases;

/** Tells the registry which versions are served, or about to be. */
@Singleton
class LiveVersions implements Usage, VersionGuard {
    private final Sql sql;
    private final Releases releases;

    LiveVersions(Sql sql, Releases releases) {
        this.sql = sql;
        this.releases = releases;
    }

    @Override
    public Map<UUID, List<String>> endpointsOfModels(UUID project, Collection<UUID> models) {
        return served("e.model_id", project, models);
    }

    @Override
    public Map<UUID, List<String>> endpointsOfVersions(UUID project, Collection<UUID> versions) {
        return served("r.version_id", project, versions);
    }

    /** A version stays as long as it answers somewhere, or is on its way there. */
    @Override
    public Optional<Message> keeps(VersionRef version) {
        return releases.needing(version.id()).map(release -> new Message("deployment.serves", release.subject()));
    }

    private Map<UUID, List<String>> served(String column, UUID project, Collection<UUID> ids) {
        var names = new HashMap<UUID, List<String>>();
        sql.query(
                        """
                        select distinct %1$s as id, e.name
                        from route t
                        join revision r on r.id = t.revision_id
                        join endpoint e on e.id = t.endpoint_id
                        where e.project_id = ? and e.deleted_at is null
                            and %1$s in (select value::uuid from jsonb_array_elements_text(?::jsonb))
                        order by e.name

                        """.formatted(column),
                        row -> Map.entry(row.uuid("id"), row.text("name")),
                        project,
                        new Json(List.copyOf(ids)))
                .forEach(one -> names.computeIfAbsent(one.getKey(), _ -> new ArrayList<>())
                        .add(one.getValue()));
        return names;
    }
}
