package modelport.server.tuning;

import io.micronaut.transaction.annotation.ReadOnly;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import modelport.contract.Message;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.registry.Version;
import modelport.contract.tuning.Trial;
import modelport.contract.tuning.TunedVersion;
import modelport.contract.tuning.Tuning;
import modelport.contract.tuning.WinnerPromotion;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Row;
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
import modelport.server.tuning.internal.TrialRows;
import modelport.server.tuning.internal.WinnerContent;
import org.jspecify.annotations.Nullable;

/** Makes winners versions, and tells how such versions came to be. */
@Singleton
public class Winners {
    private final Tunings tunings;
    private final TrialRows trials;
    private final VersionRefs refs;
    private final Making making;
    private final Journal journal;
    private final Sql sql;

    Winners(Tunings tunings, TrialRows trials, VersionRefs refs, Making making, Journal journal, Sql sql) {
        this.tunings = tunings;
        this.trials = trials;
        this.refs = refs;
        this.making = making;
        this.journal = journal;
        this.sql = sql;
    }

    /** Where versions come from. */
    @Singleton
    record Making(DerivedVersions derived, Versions versions) {}

    /** Makes the winner the next version of the model; again it gives the same version. */
    @Transactional
    public Promoted promote(Maker maker, ProjectRef project, UUID tuning, WinnerPromotion promotion) {
        // Locked before it is read: of two who come at once, the second finds the first one's version.
        Files files = sql.first("""
                        select winner_digest, winner_content, winner_version_id from tuning
                        where project_id = ? and id = ? for update
                        """, Files::of, project.id(), tuning).orElseThrow(() -> Tunings.notFound(tuning));
        if (files.version().isPresent()) {
            return new Promoted(version(project, files.version().get()), false);
        }
        Tuning search = tunings.get(project, tuning);
        WinnerContent content = files.content().orElseThrow(() -> noWinner(search));
        Derived derived = derived(search, content, files.digest().orElseThrow(), promotion);
        VersionRef made = making.derived().make(maker, project, search.model(), derived, content.samples());
        sql.update("update tuning set winner_version_id = ? where id = ?", made.id(), tuning);
        journal.note(
                maker.actor(),
                project.id(),
                "tuning.promoted",
                Tunings.subject(search.model(), tuning),
                new Audit.Change(null, Map.of("version", made.number())));
        return new Promoted(version(project, made.id()), true);
    }

    /** How a version was made; throws {@link Problem.NotFound} for one that no tuning has made. */
    @ReadOnly
    public TunedVersion origin(ProjectRef project, Slug model, int number) {
        VersionRef version = refs.require(project, model, number);
        UUID id = sql.first(
                        "select id from tuning where project_id = ? and winner_version_id = ?",
                        row -> row.uuid("id"),
                        project.id(),
                        version.id())
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("tuning", model + "/" + number)));
        Tuning tuning = tunings.get(project, id);
        return new TunedVersion(model, number, tuning, trial(tuning));
    }

    private Trial trial(Tuning tuning) {
        var key = new TrialRows.Key(
                tuning.id(), Objects.requireNonNull(tuning.winner()).trial());
        return Objects.requireNonNull(trials.of(java.util.List.of(key)).get(key));
    }

    private Version version(ProjectRef project, UUID id) {
        VersionRef ref = refs.find(project.id(), id).orElseThrow();
        return making.versions().get(project, ref.model(), ref.number());
    }

    private Derived derived(Tuning tuning, WinnerContent made, String digest, WinnerPromotion promotion) {
        Inspection content = made.content();
        return new Derived(
                Origin.TUNING,
                title(tuning, promotion.title()),
                promotion.card(),
                new Findings(content.scannerVersion(), content.files()),
                new VersionRef.Files(digest, content.mainFile(), content.format(), content.signature()),
                content.facts());
    }

    private String title(Tuning tuning, @Nullable String wanted) {
        if (wanted != null) {
            return wanted;
        }
        if (!tuning.title().isEmpty()) {
            return tuning.title();
        }
        Trial trial = trial(tuning);
        return String.format(Locale.ROOT, "%s, %s %.4f", trial.trainer(), tuning.metric(), trial.mean());
    }

    private static ProblemException noWinner(Tuning tuning) {
        return new ProblemException(new Problem.Conflict(
                Message.of("tuning.no-winner", "state", tuning.state().name())));
    }

    /** What is known of a winner's files. */
    private record Files(Optional<String> digest, Optional<WinnerContent> content, Optional<UUID> version) {
        static Files of(Row row) {
            return new Files(
                    row.findText("winner_digest"),
                    row.findJson("winner_content", WinnerContent.class),
                    row.findUuid("winner_version_id"));
        }
    }

    /**
     * The version that a winner is.
     *
     * @param made whether it became one just now
     */
    public record Promoted(Version version, boolean made) {}
}
