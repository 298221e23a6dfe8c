package modelport.server.release;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.audit.AuditProof;
import modelport.contract.release.ReleaseReview;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.access.Projects;
import modelport.server.access.Right;
import modelport.server.artifacts.Artifacts;
import modelport.server.artifacts.StoredArtifact;
import modelport.server.audit.Audit;
import modelport.server.audit.AuditTrail;
import modelport.server.database.Sql;
import modelport.server.release.internal.report.Dossier;
import modelport.server.release.internal.report.Dossier.Making;
import modelport.server.release.internal.report.Dossier.Seen;
import modelport.server.release.internal.report.Dossier.Span;
import modelport.server.release.internal.report.Dossier.Trail;

/** Gathers everything about a release, at one moment. */
@Singleton
class Dossiers {
    private static final int MAX_ENTRIES = 5_000;

    private final Sql sql;
    private final Clock clock;
    private final Projects projects;
    private final ReleaseSteps steps;
    private final ReleaseReviews reviews;
    private final DossierDocuments documents;
    private final DossierFigures figures;
    private final Artifacts artifacts;
    private final AuditTrail trails;
    private final Audit audit;

    Dossiers(
            Sql sql,
            Clock clock,
            Projects projects,
            ReleaseSteps steps,
            ReleaseReviews reviews,
            DossierDocuments documents,
            DossierFigures figures,
            Artifacts artifacts,
            AuditTrail trails,
            Audit audit) {
        this.sql = sql;
        this.clock = clock;
        this.projects = projects;
        this.steps = steps;
        this.reviews = reviews;
        this.documents = documents;
        this.figures = figures;
        this.artifacts = artifacts;
        this.trails = trails;
        this.audit = audit;
    }

    /** Nobody changes the release meanwhile; that it was gathered is written down as well. */
    @Transactional
    Dossier make(Caller caller, ProjectRef project, UUID id, Locale language, AuditProof proof) {
        ReleaseRef release = steps.lock(project, id);
        ReleaseReview review = reviews.get(caller, project, id);
        List<Seen> seen = documents.seen(release);
        String title = projects.get(project).title();
        var dossier = new Dossier(
                new Making(project.name().value(), title, caller.username(), clock.instant(), language),
                review,
                documents.content(release),
                artifact(release),
                seen,
                figures.of(release, review, seen),
                history(id),
                trail(caller, release, proof));
        audit.record(
                caller.actor(),
                project.id(),
                "release.evidence-packed",
                release.subject(),
                new Audit.Change(null, Map.of("digest", release.digest(), "language", language.toLanguageTag())));
        return dossier;
    }

    private Optional<StoredArtifact> artifact(ReleaseRef release) {
        return sql.first(
                        "select artifact_digest from model_version where id = ? and artifact_digest is not null",
                        row -> row.text("artifact_digest"),
                        release.versionId())
                .flatMap(digest -> artifacts.find(release.project(), digest));
    }

    private List<Span> history(UUID release) {
        return sql.query(
                "select lower(valid) as since, upper(valid) as until from champion_interval where release_id = ? "
                        + "order by lower(valid)",
                row -> new Span(row.instant("since"), row.findInstant("until")),
                release);
    }

    private Trail trail(Caller caller, ReleaseRef release, AuditProof proof) {
        Map<String, String> subject = Map.of("release", release.id().toString());
        List<AuditTrail.Step> oneMore = trails.about(release.project(), subject, MAX_ENTRIES + 1);
        boolean cut = oneMore.size() > MAX_ENTRIES;
        return new Trail(
                cut ? oneMore.subList(0, MAX_ENTRIES) : oneMore,
                proof,
                cut,
                projects.may(caller, release.project(), Right.ADMINISTER));
    }
}
