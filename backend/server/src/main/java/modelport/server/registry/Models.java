package modelport.server.registry;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Model;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.SearchPattern;
import modelport.server.database.Sql;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.registry.internal.ModelEntities;
import modelport.server.registry.internal.ModelEntity;
import org.hibernate.exception.ConstraintViolationException;

/** Registers models, finds them again, and puts them away. */
@Singleton
public class Models {
    private final ModelEntities entities;
    private final ModelViews views;
    private final Journal journal;
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;

    Models(ModelEntities entities, ModelViews views, Journal journal, Sql sql, Ids ids, Clock clock) {
        this.entities = entities;
        this.views = views;
        this.journal = journal;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Model register(Caller caller, ProjectRef project, NewModel model) {
        Words.check(model.title(), model.card(), model.tags());
        Words.checkTask(model.task());
        String name = model.name().value();
        entities.findByProjectIdAndName(project.id(), name).ifPresent(taken -> {
            throw new ProblemException(new Problem.Conflict(taken(taken)));
        });
        ModelEntity entity = ModelEntity.of(ids.next(), project.id(), model, caller.username(), now());
        insert(entity);
        journal.note(
                caller, project.id(), "model.registered", subject(entity), new Audit.Change(null, written(entity)));
        return views.of(entity);
    }

    @ReadOnly
    public Optional<Model> find(ProjectRef project, Slug name) {
        return entity(project, name).map(views::of);
    }

    /** In the order of their names; a query looks into names, titles and tags. */
    @ReadOnly
    public Page<Model> list(ProjectRef project, PageRequest page) {
        String after = page.after() == null ? "" : page.after();
        String query = page.query();
        int oneMore = page.limit() + 1;
        List<ModelEntity> found = query == null || query.isBlank()
                ? entities.page(project.id(), after, oneMore)
                : entities.search(project.id(), SearchPattern.containing(query), after, oneMore);
        Page<ModelEntity> shown = Paging.page(found, page, ModelEntity::getName);
        return new Page<>(views.of(project.id(), shown.items()), shown.next());
    }

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    @Transactional
    public Model change(Caller caller, ProjectRef project, Slug name, long rowVersion, ModelChange change) {
        Words.check(change.title(), change.card(), change.tags());
        Words.checkTask(change.task());
        ModelEntity entity = require(project, name);
        if (entity.getRowVersion() != rowVersion) {
            throw EntityTags.stale();
        }
        Map<String, Object> before = written(entity);
        entity.change(change, now());
        save(entity);
        journal.note(caller, project.id(), "model.changed", subject(entity), new Audit.Change(before, written(entity)));
        return views.of(entity);
    }

    /** Puts it away: it is found no more, its name stays taken. Refused while one of its versions serves. */
    @Transactional
    public void archive(Caller caller, ProjectRef project, Slug name) {
        ModelEntity entity = require(project, name);
        // Whoever deploys holds the row as well: one of the two comes first and is seen by the other.
        sql.query("select id from model where id = ? for update", row -> row.uuid("id"), entity.getId());
        List<String> endpoints = views.of(entity).endpoints();
        if (!endpoints.isEmpty()) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "registry.model-serves", "model", name.value(), "endpoints", String.join(", ", endpoints))));
        }
        entity.archive(now());
        save(entity);
        journal.note(caller, project.id(), "model.archived", subject(entity), new Audit.Change(written(entity), null));
    }

    private void insert(ModelEntity entity) {
        try {
            entities.saveAndFlush(entity);
        } catch (ConstraintViolationException e) {
            if ("model_name_unique".equals(e.getConstraintName())) {
                throw new ProblemException(new Problem.Conflict(taken(entity)));
            }
            throw e;
        }
    }

    private void save(ModelEntity entity) {
        try {
            entities.saveAndFlush(entity);
        } catch (OptimisticLockException e) {
            throw EntityTags.stale();
        }
    }

    private ModelEntity require(ProjectRef project, Slug name) {
        return entity(project, name)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", name.value())));
    }

    private Optional<ModelEntity> entity(ProjectRef project, Slug name) {
        return entities.findByProjectIdAndName(project.id(), name.value())
                .filter(entity -> entity.getArchivedAt() == null);
    }

    private static Message taken(ModelEntity entity) {
        boolean archived = entity.getArchivedAt() != null;
        return Message.of(archived ? "registry.name-archived" : "registry.name-taken", "name", entity.getName());
    }

    private static Map<String, String> subject(ModelEntity entity) {
        return Map.of("model", entity.getName());
    }

    private static Map<String, Object> written(ModelEntity entity) {
        return Map.of(
                "title", entity.getTitle(),
                "task", entity.getTask(),
                "card", entity.getCard(),
                "tags", entity.getTags());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
