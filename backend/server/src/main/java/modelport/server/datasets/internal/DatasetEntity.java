package modelport.server.datasets.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.datasets.DatasetChange;
import modelport.contract.datasets.NewDataset;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of table {@code dataset}; only what has changed is written, so that an edit never takes back a number. */
@Entity
@DynamicUpdate
@Table(name = "dataset")
public class DatasetEntity {
    @Id
    private UUID id;

    @Column(name = "project_id", updatable = false)
    private UUID projectId;

    @Column(updatable = false)
    private String name;

    private String title;

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
    protected DatasetEntity() {}

    /** A row that is not stored yet. */
    public static DatasetEntity of(UUID id, UUID projectId, NewDataset dataset, String owner, Instant now) {
        var entity = new DatasetEntity();
        entity.id = id;
        entity.projectId = projectId;
        entity.name = dataset.name().value();
        entity.title = Optional.ofNullable(dataset.title()).orElse(entity.name);
        entity.card = Optional.ofNullable(dataset.card()).orElse("");
        entity.tags = Optional.ofNullable(dataset.tags()).orElse(List.of());
        entity.owner = owner;
        entity.createdAt = now;
        entity.updatedAt = now;
        return entity;
    }

    /** Takes over what the change names. */
    public void change(DatasetChange change, Instant now) {
        title = Optional.ofNullable(change.title()).orElse(title);
        card = Optional.ofNullable(change.card()).orElse(card);
        tags = Optional.ofNullable(change.tags()).orElse(tags);
        updatedAt = now;
        if (change.archived() != null && change.archived() != isArchived()) {
            archivedAt = change.archived() ? now : null;
        }
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

    public boolean isArchived() {
        return archivedAt != null;
    }
}
