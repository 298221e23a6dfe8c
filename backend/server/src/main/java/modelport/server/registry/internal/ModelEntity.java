package modelport.server.registry.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.registry.ModelChange;
import modelport.contract.registry.NewModel;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of table {@code model}; only what has changed is written, so that an edit never takes back a version number. */
@Entity
@DynamicUpdate
@Table(name = "model")
public class ModelEntity {
    /** The task of a model that nobody has said anything about. */
    public static final String UNKNOWN_TASK = "unknown";

    @Id
    private UUID id;

    @Column(name = "project_id", updatable = false)
    private UUID projectId;

    @Column(updatable = false)
    private String name;

    private String title;

    private String task;

    private String card;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> tags;

    @Column(updatable = false)
    private String owner;

    @Column(name = "last_number", updatable = false)
    private int lastNumber;

    @Version
    @Column(name = "row_version")
    private long rowVersion;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "archived_at")
    private @Nullable Instant archivedAt;

    /** For Hibernate, which fills the fields itself. */
    @SuppressWarnings("NullAway.Init")
    protected ModelEntity() {}

    /** A row that is not stored yet. */
    public static ModelEntity of(UUID id, UUID projectId, NewModel model, String owner, Instant now) {
        var entity = new ModelEntity();
        entity.id = id;
        entity.projectId = projectId;
        entity.name = model.name().value();
        entity.title = Optional.ofNullable(model.title()).orElse(entity.name);
        entity.task = Optional.ofNullable(model.task()).orElse(UNKNOWN_TASK);
        entity.card = Optional.ofNullable(model.card()).orElse("");
        entity.tags = Optional.ofNullable(model.tags()).orElse(List.of());
        entity.owner = owner;
        entity.createdAt = now;
        entity.updatedAt = now;
        return entity;
    }

    /** Takes over what the change names. */
    public void change(ModelChange change, Instant now) {
        title = Optional.ofNullable(change.title()).orElse(title);
        task = Optional.ofNullable(change.task()).orElse(task);
        card = Optional.ofNullable(change.card()).orElse(card);
        tags = Optional.ofNullable(change.tags()).orElse(tags);
        updatedAt = now;
    }

    public void archive(Instant now) {
        archivedAt = now;
        updatedAt = now;
    }

    public UUID getId() {
        return id;
    }

    public UUID getProjectId() {
        return projectId;
    }

    public String getName() {
        return name;
    }

    public String getTitle() {
        return title;
    }

    public String getTask() {
        return task;
    }

    public String getCard() {
        return card;
    }

    public List<String> getTags() {
        return tags;
    }

    public String getOwner() {
        return owner;
    }

    public int getLastNumber() {
        return lastNumber;
    }

    public long getRowVersion() {
        return rowVersion;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public Instant getUpdatedAt() {
        return updatedAt;
    }

    public @Nullable Instant getArchivedAt() {
        return archivedAt;
    }
}
