package modelport.server.compression;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.compression.CandidateState;
import modelport.contract.compression.Derivation;
import modelport.contract.compression.Promotion;
import modelport.contract.registry.Version;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.compression.internal.CandidateEntities;
import modelport.server.compression.internal.CandidateEntity;
import modelport.server.compression.internal.CompressionEntities;
import modelport.server.compression.internal.CompressionEntity;
import modelport.server.compression.internal.Requests;
import modelport.server.database.Sql;
import modelport.server.imports.Inspection;
import modelport.server.registry.DerivedVersions;
import modelport.server.registry.DerivedVersions.Derived;
import modelport.server.registry.Maker;
import modelport.server.registry.Origin;
import modelport.server.registry.VersionOutcomes.Findings;
import modelport.server.registry.VersionRef;
import modelport.server.registry.VersionRefs;
import modelport.server.registry.Versions;
import org.jspecify.annotations.Nullable;

/** Makes candidates versions, and tells how such versions came to be. */
@Singleton
public class Promotions {
    private final CompressionEntities entities;
    private final CandidateEntities candidates;
    private final CompressionViews views;
    private final VersionRefs refs;
    private final Making making;
    private final Journal journal;
    private final Sql sql;

    Promotions(
            CompressionEntities entities,
            CandidateEntities candidates,
            CompressionViews views,
            VersionRefs refs,
            Making making,
            Journal journal,
            Sql sql) {
        this.entities = entities;
        this.candidates = candidates;
        this.views = views;
        this.refs = refs;
        this.making = making;
        this.journal = journal;
        this.sql = sql;
    }

    /** Where versions come from. */
    @Singleton
    record Making(DerivedVersions derived, Versions versions) {}

    /** Makes a measured candidate the next version of its model; again it gives the same version. */
    @Transactional
    public Promoted promote(Caller caller, ProjectRef project, UUID compression, UUID candidate, Promotion promotion) {
        Requests.checkBudget(promotion.lossBudget());
        CompressionEntity search = entities.findByProjectIdAndId(project.id(), compression)
                .orElseThrow(() -> Compressions.notFound(compression));
        // Locked before it is read: of two who come at once, the second finds the first one's version.
        sql.query(
                "select id from candidate where project_id = ? and id = ? for update",
                row -> row.uuid("id"),
                project.id(),
                candidate);
        CandidateEntity entity = candidates
                .findByProjectIdAndCompressionIdAndId(project.id(), compression, candidate)
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("candidate", candidate.toString())));
        UUID before = entity.getPromotedVersionId();
        if (before != null) {
            return new Promoted(version(project, before), false);
        }
        if (entity.getState() != CandidateState.MEASURED) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "compression.not-measured",
                    "recipe",
                    entity.getRecipe(),
                    "state",
                    entity.getState().name())));
        }
        VersionRef parent = refs.find(project.id(), search.getVersionId()).orElseThrow();
        VersionRef made = making.derived().make(Maker.of(caller), project, parent, derived(entity, promotion));
        @Nullable Double asked = promotion.lossBudget();
        @Nullable Double budget = asked == null ? search.getLimits().maxQualityLoss() : asked;
        entity.promoted(made.id(), budget);
        candidates.saveAndFlush(entity);
        journal.note(
                caller,
                project.id(),
                "compression.promoted",
                Compressions.subject(parent, compression),
                new Audit.Change(null, Map.of("recipe", entity.getRecipe(), "version", made.number())));
        return new Promoted(version(project, made.id()), true);
    }

    /** How a version was made; throws {@link Problem.NotFound} for one that no search has made. */
    @ReadOnly
    public Derivation derivation(ProjectRef project, Slug model, int number) {
        VersionRef version = refs.require(project, model, number);
        CandidateEntity candidate = candidates
                .findByProjectIdAndPromotedVersionId(project.id(), version.id())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("derivation", model + "/" + number)));
        CompressionEntity search = entities.findByProjectIdAndId(project.id(), candidate.getCompressionId())
                .orElseThrow();
        return new Derivation(
                model,
                number,
                refs.find(project.id(), search.getVersionId()).orElseThrow().number(),
                search.getId(),
                views.candidate(candidate),
                candidate.getLossBudget());
    }

    private Version version(ProjectRef project, UUID id) {
        VersionRef ref = refs.find(project.id(), id).orElseThrow();
        return making.versions().get(project, ref.model(), ref.number());
    }

    private static Derived derived(CandidateEntity candidate, Promotion promotion) {
        Inspection content = Objects.requireNonNull(candidate.getContent());
        String digest = Objects.requireNonNull(candidate.getArtifactDigest());
        return new Derived(
                Origin.COMPRESSION,
                Objects.requireNonNullElse(promotion.title(), candidate.getRecipe()),
                promotion.card(),
                new Findings(content.scannerVersion(), content.files()),
                new VersionRef.Files(digest, content.mainFile(), content.format(), content.signature()),
                content.facts());
    }

    /**
     * The version that a candidate is.
     *
     * @param made whether it became one just now
     */
    public record Promoted(Version version, boolean made) {}
}
