package modelport.server.registry;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Samples;
import modelport.contract.registry.VersionMetadata;
import modelport.server.access.Caller;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.VersionOutcomes.Findings;
import modelport.server.registry.internal.VersionEntities;
import modelport.server.registry.internal.VersionEntity;
import org.jspecify.annotations.Nullable;

/** Makes versions out of versions. They are ready at once: whoever made their files has inspected them. */
@Singleton
public class DerivedVersions {
    private final VersionEntities entities;
    private final VersionOutcomes outcomes;
    private final VersionRefs refs;
    private final Numbers numbers;
    private final Journal journal;
    private final Sql sql;
    private final Clock clock;

    DerivedVersions(
            VersionEntities entities,
            VersionOutcomes outcomes,
            VersionRefs refs,
            Numbers numbers,
            Journal journal,
            Sql sql,
            Clock clock) {
        this.entities = entities;
        this.outcomes = outcomes;
        this.refs = refs;
        this.numbers = numbers;
        this.journal = journal;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The next version of the parent's model, of an artifact that the project has; part of the caller's transaction.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public VersionRef make(Caller caller, ProjectRef project, VersionRef parent, Derived derived) {
        Words.check(derived.title(), derived.card(), null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        VersionMetadata metadata = metadata(parent, derived);
        VersionRef ref = numbers.next(caller, project, parent.model(), metadata, now);
        var making = new VersionEntity.Making(
                parent.id(), derived.origin(), derived.findings().size(), now);
        entities.saveAndFlush(VersionEntity.importing(ref, metadata, making));
        sql.update("update model_version set metadata = ? where id = ?", new Json(metadata), ref.id());
        journal.note(caller, project.id(), "version.created", ref.subject(), change(parent, derived));
        outcomes.ready(project.id(), ref.id(), derived.findings(), derived.files(), derived.facts());
        return refs.find(project.id(), ref.id()).orElseThrow();
    }

    /** What was said about the parent holds; but for the answers to samples, which may differ a little. */
    private VersionMetadata metadata(VersionRef parent, Derived derived) {
        VersionMetadata said = refs.metadata(parent.project(), parent.id());
        Samples samples = said.samples();
        return new VersionMetadata(
                derived.title(),
                derived.card(),
                said.tags(),
                parent.number(),
                samples == null ? null : new Samples(samples.inputs(), null),
                said.parameters());
    }

    private static Audit.Change change(VersionRef parent, Derived derived) {
        return new Audit.Change(
                null,
                Map.of(
                        "parent", parent.number(),
                        "origin", derived.origin().name(),
                        "artifact", derived.files().digest(),
                        "size", derived.findings().size()));
    }

    /**
     * What was made.
     *
     * @param origin how
     * @param title its name for people
     * @param card what people should know about it, if anything
     * @param findings what a scan says of its files
     * @param files what it is made of
     * @param facts what is in its graph
     */
    public record Derived(
            Origin origin,
            String title,
            @Nullable String card,
            Findings findings,
            VersionRef.Files files,
            Facts facts) {}
}
