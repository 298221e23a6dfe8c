package modelport.server.datasets;

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
import modelport.contract.datasets.Dataset;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.NewDataset;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Ids;
import modelport.server.database.Json;
import modelport.server.database.SearchPattern;
import modelport.server.datasets.internal.DatasetEntities;
import modelport.server.datasets.internal.DatasetEntity;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.registry.Words;
import org.hibernate.exception.ConstraintViolationException;

/** Makes datasets, finds them again, says more about them, and puts them away. */
@Singleton
public class Datasets {
    private final DatasetEntities entities;
    private final DatasetViews views;
    private final Journal journal;
    private final Ids ids;
    private final Clock clock;

    Datasets(DatasetEntities entities, DatasetViews views, Journal journal, Ids ids, Clock clock) {
        this.entities = entities;
        this.views = views;
        this.journal = journal;
        this.ids = ids;
        this.clock = clock;
    }

    @Transactional
    public Dataset create(Caller caller, ProjectRef project, NewDataset dataset) {
        Words.check(dataset.title(), dataset.card(), dataset.tags());
        entities.findByProjectIdAndName(project.id(), dataset.name().value()).ifPresent(taken -> {
            throw new ProblemException(new Problem.Conflict(taken(taken)));
        });
        DatasetEntity entity = DatasetEntity.of(ids.next(), project.id(), dataset, caller.username(), now());
        insert(entity);
        journal.note(caller, project.id(), "dataset.created", subject(entity), new Audit.Change(null, written(entity)));
        return views.of(entity);
    }

    /** One that is put away too. */
    @ReadOnly
    public Optional<Dataset> find(ProjectRef project, Slug name) {
        return entities.findByProjectIdAndName(project.id(), name.value()).map(views::of);
    }

    /**
     * In the order of their names; a query looks into names, titles and tags, and with a role they have a ready version
     * with it.
     */
    @ReadOnly
    public Page<Dataset> list(ProjectRef project, PageRequest page, Optional<DatasetRole> role, boolean archived) {
        String query = page.query();
        List<DatasetEntity> found = entities.page(
                project.id(),
                archived,
                page.after() == null ? "" : page.after(),
                query == null || query.isBlank() ? "" : SearchPattern.containing(query),
                new Json(role.stream().toList()).text(),
                page.limit() + 1);
        Page<DatasetEntity> shown = Paging.page(found, page, DatasetEntity::getName);
        return new Page<>(views.of(project.id(), shown.items()), shown.next());
    }

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    @Transactional
    public Dataset change(Caller caller, ProjectRef project, Slug name, long rowVersion, DatasetChange change) {
        Words.check(change.title(), change.card(), change.tags());
        DatasetEntity entity =
                entities.findByProjectIdAndName(project.id(), name.value()).orElseThrow(() -> notFound(name));
        if (entity.getRowVersion() != rowVersion) {
            throw EntityTags.stale();
        }
        Map<String, Object> before = written(entity);
        boolean wasArchived = entity.isArchived();
        entity.change(change, now());
        save(entity);
        journal.note(
                caller,
                project.id(),
                topic(wasArchived, entity.isArchived()),
                subject(entity),
                new Audit.Change(before, written(entity)));
        return views.of(entity);
    }

    static ProblemException notFound(Slug name) {
        return new ProblemException(new Problem.NotFound("dataset", name.value()));
    }

    private static String topic(boolean before, boolean after) {
        if (before == after) {
            return "dataset.changed";
        }
        return after ? "dataset.archived" : "dataset.restored";
    }

    private void insert(DatasetEntity entity) {
        try {
            entities.saveAndFlush(entity);
        } catch (ConstraintViolationException e) {
            if ("dataset_name_unique".equals(e.getConstraintName())) {
                throw new ProblemException(new Problem.Conflict(taken(entity)));
            }
            throw e;
        }
    }

    private void save(DatasetEntity entity) {
        try {
            entities.saveAndFlush(entity);
        } catch (OptimisticLockException e) {
            throw EntityTags.stale();
        }
    }

    private static Message taken(DatasetEntity entity) {
        return Message.of(
                entity.isArchived() ? "datasets.name-archived" : "datasets.name-taken", "name", entity.getName());
    }

    private static Map<String, String> subject(DatasetEntity entity) {
        return Map.of("dataset", entity.getName());
    }

    private static Map<String, Object> written(DatasetEntity entity) {
        return Map.of(
                "title",
                entity.getTitle(),
                "card",
                entity.getCard(),
                "tags",
                entity.getTags(),
                "archived",
                entity.isArchived());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
