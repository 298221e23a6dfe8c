package modelport.server.registry.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Signature;
import modelport.contract.registry.VersionChange;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import modelport.server.registry.Origin;
import modelport.server.registry.VersionRef;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of table {@code model_version}; its metadata stays out, so that lists need not load samples. */
@Entity
@DynamicUpdate
@Table(name = "model_version")
public class VersionEntity {
    @Id
    private UUID id;

    @Column(name = "project_id", updatable = false)
    private UUID projectId;

    @Column(name = "model_id", updatable = false)
    private UUID modelId;

    @Column(updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private VersionState state;

    private String title;

    private String card;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<String> tags;

    @Column(name = "artifact_digest")
    private @Nullable String artifactDigest;

    private long size;

    private @Nullable String format;

    @Column(name = "main_file")
    private @Nullable String mainFile;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Signature signature;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Facts facts;

    @Column(name = "parent_id", updatable = false)
    private @Nullable UUID parentId;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false, columnDefinition = "varchar(16)")
    private Origin origin;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Message reason;

    @Column(name = "job_id")
    private @Nullable UUID jobId;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Version
    @Column(name = "row_version")
    private long rowVersion;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    /** For Hibernate, which fills the fields itself. */
    @SuppressWarnings("NullAway.Init")
    protected VersionEntity() {}

    /** A row that is not stored yet, of a version that is about to be imported. */
    public static VersionEntity importing(VersionRef ref, VersionMetadata metadata, Making making) {
        var entity = new VersionEntity();
        entity.id = ref.id();
        entity.projectId = ref.project();
        entity.modelId = ref.modelId();
        entity.number = ref.number();
        entity.state = ref.state();
        entity.createdBy = ref.createdBy();
        entity.title = Optional.ofNullable(metadata.title()).orElse("");
        entity.card = Optional.ofNullable(metadata.card()).orElse("");
        entity.tags = Optional.ofNullable(metadata.tags()).orElse(List.of());
        entity.parentId = making.parent();
        entity.origin = making.origin();
        entity.size = making.size();
        entity.createdAt = making.at();
        return entity;
    }

    /** Takes over what the change names, but for where the version stands. */
    public void change(VersionChange change) {
        title = Optional.ofNullable(change.title()).orElse(title);
        card = Optional.ofNullable(change.card()).orElse(card);
        tags = Optional.ofNullable(change.tags()).orElse(tags);
    }

    public void move(VersionState to, @Nullable Message why) {
        state = to;
        reason = why;
    }

    public void fill(VersionRef.Files files, Facts found, long bytes) {
        artifactDigest = files.digest();
        mainFile = files.mainFile();
        format = files.format();
        signature = files.signature();
        facts = found;
        size = bytes;
    }

    public void importedBy(UUID job) {
        jobId = job;
    }

    public UUID getId() {
        return id;
    }

    public UUID getProjectId() {
        return projectId;
    }

    public UUID getModelId() {
        return modelId;
    }

    public int getNumber() {
        return number;
    }

    public VersionState getState() {
        return state;
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

    public @Nullable String getArtifactDigest() {
        return artifactDigest;
    }

    public long getSize() {
        return size;
    }

    public @Nullable String getFormat() {
        return format;
    }

    public @Nullable String getMainFile() {
        return mainFile;
    }

    public @Nullable Signature getSignature() {
        return signature;
    }

    public @Nullable Facts getFacts() {
        return facts;
    }

    public @Nullable UUID getParentId() {
        return parentId;
    }

    public Origin getOrigin() {
        return origin;
    }

    public @Nullable Message getReason() {
        return reason;
    }

    public @Nullable UUID getJobId() {
        return jobId;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    public long getRowVersion() {
        return rowVersion;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    /** Where a version comes from. */
    public record Making(@Nullable UUID parent, Origin origin, long size, Instant at) {}
}
