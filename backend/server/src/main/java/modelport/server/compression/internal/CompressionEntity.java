package modelport.server.compression.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.compression.CompressionLimits;
import modelport.contract.compression.CompressionState;
import modelport.contract.compression.MeasuredModel;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of table {@code compression}. */
@Entity
@DynamicUpdate
@Table(name = "compression")
public class CompressionEntity {
    @Id
    private UUID id;

    @Column(name = "project_id", updatable = false)
    private UUID projectId;

    @Column(name = "model_id", updatable = false)
    private UUID modelId;

    @Column(name = "version_id", updatable = false)
    private UUID versionId;

    @Column(name = "evaluation_id", updatable = false)
    private UUID evaluationId;

    @Column(name = "calibration_id", updatable = false)
    private @Nullable UUID calibrationId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private CompressionLimits limits;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private CompressionState state;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Message reason;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable MeasuredModel parent;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(name = "loss_meaning")
    private @Nullable Message lossMeaning;

    private @Nullable String machine;

    @Column(name = "code_version", updatable = false)
    private String codeVersion;

    @Column(name = "job_id")
    private @Nullable UUID jobId;

    @Column(name = "created_by", updatable = false)
    private String createdBy;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @Column(name = "finished_at")
    private @Nullable Instant finishedAt;

    /** For Hibernate, which fills the fields itself. */
    @SuppressWarnings("NullAway.Init")
    protected CompressionEntity() {}

    /** A row that is not stored yet, of a search that is about to begin. */
    public static CompressionEntity running(UUID id, Subject subject, CompressionLimits limits, Making making) {
        var entity = new CompressionEntity();
        entity.id = id;
        entity.projectId = subject.project();
        entity.modelId = subject.model();
        entity.versionId = subject.version();
        entity.evaluationId = subject.evaluation();
        entity.calibrationId = subject.calibration();
        entity.limits = limits;
        entity.state = CompressionState.RUNNING;
        entity.codeVersion = making.codeVersion();
        entity.createdBy = making.createdBy();
        entity.createdAt = making.at();
        return entity;
    }

    /** Takes over what was measured of the version itself. */
    public void measured(Found.Parent found) {
        parent = found.figures();
        lossMeaning = found.lossMeaning();
        machine = found.machine();
    }

    /** Nothing more will be found. */
    public void over(CompressionState how, @Nullable Message why, Instant at) {
        state = how;
        reason = why;
        finishedAt = at;
    }

    /** It goes on after all. */
    public void again() {
        state = CompressionState.RUNNING;
        reason = null;
        finishedAt = null;
    }

    public void searchedBy(UUID job) {
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

    public UUID getVersionId() {
        return versionId;
    }

    public UUID getEvaluationId() {
        return evaluationId;
    }

    public @Nullable UUID getCalibrationId() {
        return calibrationId;
    }

    public CompressionLimits getLimits() {
        return limits;
    }

    public CompressionState getState() {
        return state;
    }

    public @Nullable Message getReason() {
        return reason;
    }

    public @Nullable MeasuredModel getParent() {
        return parent;
    }

    public @Nullable Message getLossMeaning() {
        return lossMeaning;
    }

    public @Nullable String getMachine() {
        return machine;
    }

    public String getCodeVersion() {
        return codeVersion;
    }

    public @Nullable UUID getJobId() {
        return jobId;
    }

    public String getCreatedBy() {
        return createdBy;
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public @Nullable Instant getFinishedAt() {
        return finishedAt;
    }

    /** What is compressed, and the versions of datasets for that. */
    public record Subject(
            UUID project,
            UUID model,
            UUID version,
            UUID evaluation,
            @Nullable UUID calibration) {}

    /** Who asked for it, when, and which code does it. */
    public record Making(String createdBy, Instant at, String codeVersion) {}
}
