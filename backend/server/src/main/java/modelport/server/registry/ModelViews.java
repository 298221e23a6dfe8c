package modelport.server.registry;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.VersionState;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.internal.ModelEntity;

/** Shows rows as models, with as many statements for a page as for a single one. */
@Singleton
class ModelViews {
    private static final String LATEST_STATES = """
            select model.id, version.state from model
                join model_version version on version.model_id = model.id and version.number = model.last_number
                where model.project_id = ? and model.id in (select value::uuid from jsonb_array_elements_text(?))
            """;

    private final Sql sql;
    private final Usages usages;

    ModelViews(Sql sql, Usages usages) {
        this.sql = sql;
        this.usages = usages;
    }

    Model of(ModelEntity entity) {
        return of(entity.getProjectId(), List.of(entity)).getFirst();
    }

    List<Model> of(UUID project, List<ModelEntity> entities) {
        List<UUID> ids = entities.stream().map(ModelEntity::getId).toList();
        Map<UUID, VersionState> latest = latestStates(project, ids);
        Map<UUID, List<String>> endpoints = usages.ofModels(project, ids);
        return entities.stream()
                .map(entity -> {
                    int last = entity.getLastNumber();
                    return new Model(
                            entity.getId(),
                            new Slug(entity.getName()),
                            entity.getTitle(),
                            entity.getTask(),
                            entity.getCard(),
                            entity.getTags(),
                            entity.getOwner(),
                            // Numbers are never reused and versions never deleted: the last number is how many there
                            // are.
                            last,
                            last == 0 ? null : last,
                            latest.get(entity.getId()),
                            endpoints.getOrDefault(entity.getId(), List.of()),
                            entity.getCreatedAt(),
                            entity.getUpdatedAt(),
                            entity.getRowVersion());
                })
                .toList();
    }

    private Map<UUID, VersionState> latestStates(UUID project, List<UUID> models) {
        var states = new HashMap<UUID, VersionState>();
        sql.query(
                        LATEST_STATES,
                        row -> Map.entry(row.uuid("id"), row.constant("state", VersionState.class)),
                        project,
                        new Json(models))
                .forEach(entry -> states.put(entry.getKey(), entry.getValue()));
        return states;
    }
}
