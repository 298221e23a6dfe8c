package modelport.server.registry;

import io.micronaut.data.model.Pageable;
import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.persistence.OptimisticLockException;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionChange;
import modelport.contract.registry.VersionState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import modelport.server.registry.internal.VersionEntities;
import modelport.server.registry.internal.VersionEntity;
import org.jspecify.annotations.Nullable;

/** Finds versions, says more about them, and puts them away. */
@Singleton
public class Versions {
    private final VersionEntities entities;
    private final VersionViews views;
    private final VersionRefs refs;
    private final List<VersionGuard> guards;
    private final Journal journal;
    private final Sql sql;

    Versions(
            VersionEntities entities,
            VersionViews views,
            VersionRefs refs,
            List<VersionGuard> guards,
            Journal journal,
            Sql sql) {
        this.entities = entities;
        this.views = views;
        this.refs = refs;
        this.guards = List.copyOf(guards);
        this.journal = journal;
        this.sql = sql;
    }

    /** With its files; throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public Version get(ProjectRef project, Slug model, int number) {
        return views.of(model, entity(refs.require(project, model, number)));
    }

    /** The newest first, without files; throws {@link Problem.NotFound} where there is no such model. */
    @ReadOnly
    public Page<Version> list(ProjectRef project, Slug model, PageRequest page) {
        UUID modelId = sql.first(
                        "select id from model where project_id = ? and name = ? and archived_at is null",
                        row -> row.uuid("id"),
                        project.id(),
                        model.value())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("model", model.value())));
        List<VersionEntity> found = entities.findByProjectIdAndModelIdAndNumberLessThanOrderByNumberDesc(
                project.id(), modelId, before(page.after()), Pageable.from(0, page.limit() + 1));
        Page<VersionEntity> shown = Paging.page(found, page, entity -> Integer.toString(entity.getNumber()));
        return new Page<>(views.of(project.id(), model, shown.items()), shown.next());
    }

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    @Transactional
    public Version change(Caller caller, VersionRef version, long rowVersion, VersionChange change) {
        Words.check(change.title(), change.card(), change.tags());
        // Whoever deploys holds the row as well: one of the two comes first and is seen by the other.
        sql.query("select id from model_version where id = ? for update", row -> row.uuid("id"), version.id());
        VersionEntity entity = entity(version);
        if (entity.getRowVersion() != rowVersion) {
            throw EntityTags.stale();
        }
        Map<String, Object> before = written(entity);
        entity.change(change);
        String what = move(version, entity, change.archived());
        save(entity);
        journal.note(caller, version.project(), what, version.subject(), new Audit.Change(before, written(entity)));
        return views.of(version.model(), entity);
    }

    /** Puts it away or brings it back where that is asked for, and says what happened. */
    private String move(VersionRef version, VersionEntity entity, @Nullable Boolean archived) {
        if (archived == null || archived == (entity.getState() == VersionState.ARCHIVED)) {
            return "version.changed";
        }
        if (!archived) {
            entity.move(VersionState.READY, null);
            return "version.restored";
        }
        if (entity.getState() != VersionState.READY) {
            throw conflict(Message.of(
                    "registry.archives-only-ready", "state", entity.getState().name()));
        }
        for (VersionGuard guard : guards) {
            guard.keeps(version).ifPresent(reason -> {
                throw conflict(reason);
            });
        }
        entity.move(VersionState.ARCHIVED, null);
        return "version.archived";
    }

    private void save(VersionEntity entity) {
        try {
            entities.saveAndFlush(entity);
        } catch (OptimisticLockException e) {
            throw EntityTags.stale();
        }
    }

    private VersionEntity entity(VersionRef ref) {
        return entities.findByProjectIdAndId(ref.project(), ref.id()).orElseThrow();
    }

    private static int before(@Nullable String after) {
        if (after == null) {
            return Integer.MAX_VALUE;
        }
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Invalid.field("after", "registry.after-unfit"));
        }
    }

    private static Map<String, Object> written(VersionEntity entity) {
        return Map.of(
                "title", entity.getTitle(),
                "card", entity.getCard(),
                "tags", entity.getTags(),
                "state", entity.getState().name());
    }

    private static ProblemException conflict(Message message) {
        return new ProblemException(new Problem.Conflict(message));
    }
}
