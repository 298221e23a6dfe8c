package modelport.server.datasets;

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
import modelport.contract.datasets.ColumnSummary;
import modelport.contract.datasets.DatasetVersion;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.registry.VersionState;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Sql;
import modelport.server.datasets.internal.DatasetVersionEntities;
import modelport.server.datasets.internal.DatasetVersionEntity;
import modelport.server.datasets.internal.Requests;
import modelport.server.http.EntityTags;
import modelport.server.http.Paging;
import org.jspecify.annotations.Nullable;

/** Finds versions of datasets, says more about them, and puts them away. */
@Singleton
public class DatasetVersions {
    private final DatasetVersionEntities entities;
    private final DatasetVersionViews views;
    private final DatasetRefs refs;
    private final Journal journal;
    private final Sql sql;

    DatasetVersions(
            DatasetVersionEntities entities, DatasetVersionViews views, DatasetRefs refs, Journal journal, Sql sql) {
        this.entities = entities;
        this.views = views;
        this.refs = refs;
        this.journal = journal;
        this.sql = sql;
    }

    /** Throws {@link Problem.NotFound} where there is none. */
    @ReadOnly
    public DatasetVersion get(ProjectRef project, Slug dataset, int number) {
        return views.of(dataset, entity(refs.require(project, dataset, number)));
    }

    /**
     * The newest first, their bad rows counted only; throws {@link Problem.NotFound} where there is no such dataset.
     */
    @ReadOnly
    public Page<DatasetVersion> list(ProjectRef project, Slug dataset, PageRequest page) {
        UUID id = sql.first(
                        "select id from dataset where project_id = ? and name = ?",
                        row -> row.uuid("id"),
                        project.id(),
                        dataset.value())
                .orElseThrow(() -> Datasets.notFound(dataset));
        List<DatasetVersionEntity> found = entities.findByProjectIdAndDatasetIdAndNumberLessThanOrderByNumberDesc(
                project.id(), id, key(page.after(), Integer.MAX_VALUE), Pageable.from(0, page.limit() + 1));
        Page<DatasetVersionEntity> shown = Paging.page(found, page, entity -> Integer.toString(entity.getNumber()));
        return new Page<>(views.of(project.id(), dataset, shown.items()), shown.next());
    }

    /** How the cells of each column are distributed; throws {@link Problem.Conflict} where there is no table. */
    @ReadOnly
    public Page<ColumnSummary> columns(ProjectRef project, Slug dataset, int number, PageRequest page) {
        DatasetRef version = refs.require(project, dataset, number);
        DatasetRefs.table(version);
        int after = key(page.after(), 0);
        List<ColumnSummary> found = sql.query(
                "select summary from dataset_column where version_id = ? and position > ? order by position limit ?",
                row -> row.json("summary", ColumnSummary.class),
                version.id(),
                after,
                page.limit() + 1);
        return Paging.page(found, page, _ -> Integer.toString(after + page.limit()));
    }

    /** Throws {@link Problem.Stale} unless {@code rowVersion} is the newest. */
    @Transactional
    public DatasetVersion change(Caller caller, DatasetRef version, long rowVersion, DatasetVersionChange change) {
        Requests.checkNote("note", change.note());
        // Whoever is about to use it holds the row as well: one of the two comes first and is seen by the other.
        sql.query("select id from dataset_version where id = ? for update", row -> row.uuid("id"), version.id());
        DatasetVersionEntity entity = entity(version);
        if (entity.getRowVersion() != rowVersion) {
            throw EntityTags.stale();
        }
        Map<String, Object> before = written(entity);
        entity.change(change);
        String what = move(entity, change.archived());
        save(entity);
        journal.note(caller, version.project(), what, version.subject(), new Audit.Change(before, written(entity)));
        return views.of(version.dataset(), entity);
    }

    /** Puts it away or brings it back where that is asked for, and says what happened. */
    private static String move(DatasetVersionEntity entity, @Nullable Boolean archived) {
        if (archived == null || archived == (entity.getState() == VersionState.ARCHIVED)) {
            return "dataset-version.changed";
        }
        if (!archived) {
            entity.move(VersionState.READY, null);
            return "dataset-version.restored";
        }
        if (entity.getState() != VersionState.READY) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "datasets.archives-only-ready", "state", entity.getState().name())));
        }
        entity.move(VersionState.ARCHIVED, null);
        return "dataset-version.archived";
    }

    private void save(DatasetVersionEntity entity) {
        try {
            entities.saveAndFlush(entity);
        } catch (OptimisticLockException e) {
            throw EntityTags.stale();
        }
    }

    private DatasetVersionEntity entity(DatasetRef ref) {
        return entities.findByProjectIdAndId(ref.project(), ref.id()).orElseThrow();
    }

    private static int key(@Nullable String after, int otherwise) {
        if (after == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(after);
        } catch (NumberFormatException e) {
            throw new ProblemException(Problem.Invalid.field("after", "datasets.after-unfit"));
        }
    }

    private static Map<String, Object> written(DatasetVersionEntity entity) {
        return Map.of(
                "roles", entity.getRoles(),
                "note", entity.getNote(),
                "state", entity.getState().name());
    }
}
