package modelport.server.compression.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.RecipeStep;
import modelport.server.imports.Inspection;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** Row of table {@code candidate}. */
@Entity
@DynamicUpdate
@Table(name = "candidate")
public class CandidateEntity {
    @Id
    private UUID id;

    @Column(name = "project_id", updatable = false)
    private UUID projectId;

    @Column(name = "compression_id", updatable = false)
    private UUID compressionId;

    @Column(updatable = false)
    private int position;

    @Column(updatable = false)
    private String recipe;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<RecipeStep> passes;

    @Enumerated(EnumType.STRING)
    @Column(columnDefinition = "varchar(16)")
    private CandidateState state;

    private int tries;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Message reason;

    @Column(name = "artifact_digest")
    private @Nullable String artifactDigest;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Inspection content;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable CandidateFigures figures;

    @Column(name = "promoted_version_id")
    private @Nullable UUID promotedVersionId;

    @Column(name = "loss_budget")
    private @Nullable Double lossBudget;

    /** For Hibernate, which fills the fields itself. */
    @SuppressWarnings("NullAway.Init")
    protected CandidateEntity() {}

    /** A row that is not stored yet, of a recipe that nobody has tried. */
    public static CandidateEntity waiting(
            UUID id, CompressionEntity compression, int position, String recipe, List<RecipeStep> passes) {
        var entity = new CandidateEntity();
        entity.id = id;
        entity.projectId = compression.getProjectId();
        entity.compressionId = compression.getId();
        entity.position = position;
        entity.recipe = recipe;
        entity.passes = passes;
        entity.state = CandidateState.WAITING;
        return entity;
    }

    /** Somebody tries the recipe now. */
    public void begun() {
        tries++;
    }

    /** Takes over what was made and measured. */
    public void measured(String digest, Inspection files, CandidateFigures found) {
        state = CandidateState.MEASURED;
        reason = null;
        artifactDigest = digest;
        content = files;
        figures = found;
    }

    /** There is none. */
    public void missed(CandidateState how, Message why) {
        state = how;
        reason = why;
    }

    /** What failed may be tried again; what does not fit never will. */
    public void again() {
        if (state == CandidateState.FAILED) {
            state = CandidateState.WAITING;
            reason = null;
        }
        tries = 0;
    }

    public void promoted(UUID version, @Nullable Double budget) {
        promotedVersionId = version;
        lossBudget = budget;
    }

    public UUID getId() {
        return id;
    }

    public UUID getProjectId() {
        return projectId;
    }

    public UUID getCompressionId() {
        return compressionId;
    }

    public int getPosition() {
        return position;
    }

    public String getRecipe() {
        return recipe;
    }

    public List<RecipeStep> getPasses() {
        return passes;
    }

    public CandidateState getState() {
        return state;
    }

    public int getTries() {
        return tries;
    }

    public @Nullable Message getReason() {
        return reason;
    }

    public @Nullable String getArtifactDigest() {
        return artifactDigest;
    }

    public @Nullable Inspection getContent() {
        return content;
    }

    public @Nullable CandidateFigures getFigures() {
        return figures;
    }

    public @Nullable UUID getPromotedVersionId() {
        return promotedVersionId;
    }

    public @Nullable Double getLossBudget() {
        return lossBudget;
    }
}
