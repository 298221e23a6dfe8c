package modelport.server.datasets.internal;

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
import modelport.contract.datasets.BadRows;
import modelport.contract.datasets.DatasetColumn;
import modelport.contract.datasets.DatasetMetadata;
import modelport.contract.datasets.DatasetRole;
import modelport.contract.datasets.DatasetVersionChange;
import modelport.contract.datasets.Reading;
import modelport.contract.registry.VersionState;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of table {@code dataset_version}; the summaries of its columns are in a table of their own. */
@Entity
@DynamicUpdate
@Table(name = "dataset_version")
public class DatasetVersionEntity {
    @Id
    private UUID id;

    @Column(name = "project_id", updatable = false)
    private UUID projectId;

    @Column(name = "dataset_id", updatable = false)
    private UUID datasetId;

    @Column(updatable = false)
    private int number;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private VersionState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<DatasetRole> roles;

    private String note;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private DatasetMetadata metadata;

    @Column(name = "upload_id", updatable = false)
    private @Nullable UUID uploadId;

    @Column(name = "based_on_id", updatable = false)
    private @Nullable UUID basedOnId;

    @Column(name = "file_name", updatable = false)
    private String fileName;

    @Column(name = "file_size", updatable = false)
    private long fileSize;

    @Column(name = "file_sha256")
    private @Nullable String fileSha256;

    @Column(name = "file_digest")
    private @Nullable String fileDigest;

    private @Nullable String format;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Reading reading;

    private @Nullable String encoding;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<DatasetColumn> columns;

    private @Nullable String label;

    private @Nullable Long rows;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "bad_rows")
    private BadRows badRows;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Message> notes;

    @Column(name = "table_digest")
    private @Nullable String tableDigest;

    private @Nullable String digest;

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
    protected DatasetVersionEntity() {}

    /** A row that is not stored yet, of a version whose file is about to be read. */
    public static DatasetVersionEntity importing(Identity identity, DatasetMetadata metadata, FileOrigin origin) {
        var entity = new DatasetVersionEntity();
        entity.id = identity.id();
        entity.projectId = identity.project();
        entity.datasetId = identity.dataset();
        entity.number = identity.number();
        entity.createdBy = identity.createdBy();
        entity.createdAt = identity.at();
        entity.state = VersionState.IMPORTING;
        entity.metadata = metadata;
        entity.roles = Optional.ofNullable(metadata.roles()).orElse(List.of());
        entity.note = Optional.ofNullable(metadata.note()).orElse("");
        entity.uploadId = origin.upload();
        entity.basedOnId = origin.basedOn();
        entity.fileName = origin.fileName();
        entity.fileSize = origin.fileSize();
        entity.fileSha256 = origin.sha256();
        entity.fileDigest = origin.digest();
        entity.columns = List.of();
        entity.badRows = BadRows.none();
        entity.notes = List.of();
        return entity;
    }

    /** Takes over what the change names, but for where the version stands. */
    public void change(DatasetVersionChange change) {
        roles = Optional.ofNullable(change.roles()).orElse(roles);
        note = Optional.ofNullable(change.note()).orElse(note);
    }

    public void move(VersionState to, @Nullable Message why) {
        state = to;
        reason = why;
    }

    /** Takes over what was found about the file, whether it is a table or not. */
    public void found(FileFindings findings) {
        fileSha256 = findings.sha256();
        fileDigest = findings.digest();
        format = findings.format();
        reading = findings.reading();
        encoding = findings.encoding();
        columns = findings.columns();
        badRows = findings.badRows();
        notes = findings.notes();
    }

    /** Takes over the table that was made of the file. */
    public void filled(String table, String content, @Nullable String labelColumn, long count) {
        tableDigest = table;
        digest = content;
        label = labelColumn;
        rows = count;
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

    public UUID getDatasetId() {
        return datasetId;
    }

    public int getNumber() {
        return number;
    }

    public VersionState getState() {
        return state;
    }

    public List<DatasetRole> getRoles() {
        return roles;
    }

    public String getNote() {
        return note;
    }

    public DatasetMetadata getMetadata() {
        return metadata;
    }

    public @Nullable UUID getUploadId() {
        return uploadId;
    }

    public @Nullable UUID getBasedOnId() {
        return basedOnId;
    }

    public String getFileName() {
        return fileName;
    }

    public long getFileSize() {
        return fileSize;
    }

    public @Nullable String getFileSha256() {
        return fileSha256;
    }

    public @Nullable String getFileDigest() {
        return fileDigest;
    }

    public @Nullable String getFormat() {
        return format;
    }

    public @Nullable Reading getReading() {
        return reading;
    }

    public @Nullable String getEncoding() {
        return encoding;
    }

    public List<DatasetColumn> getColumns() {
        return columns;
    }

    public @Nullable String getLabel() {
        return label;
    }

    public @Nullable Long getRows() {
        return rows;
    }

    public BadRows getBadRows() {
        return badRows;
    }

    public List<Message> getNotes() {
        return notes;
    }

    public @Nullable String getTableDigest() {
        return tableDigest;
    }

    public @Nullable String getDigest() {
        return digest;
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

    /** Which version it is. */
    public record Identity(UUID id, UUID project, UUID dataset, int number, String createdBy, Instant at) {}
}
