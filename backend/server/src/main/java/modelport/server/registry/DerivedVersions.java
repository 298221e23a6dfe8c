package modelport.server.registry;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import modelport.contract.Slug;
import modelport.contract.registry.Facts;
import modelport.contract.registry.Samples;
import modelport.contract.registry.VersionMetadata;
import modelport.server.access.ProjectRef;
import modelport.server.audit.Audit;
import modelport.server.database.Json;
import modelport.server.database.Sql;
import modelport.server.registry.VersionOutcomes.Findings;
import modelport.server.registry.internal.VersionEntities;
import modelport.server.registry.internal.VersionEntity;
import org.jspecify.annotations.Nullable;

/** Makes versions of files that were made here. They are ready at once: whoever made them has inspected them. */
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
    public VersionRef make(Maker maker, ProjectRef project, VersionRef parent, Derived derived) {
        return make(maker, project, new Line(parent.model(), parent.id(), metadata(parent, derived)), derived);
    }

    /**
     * The next version of a model that comes from rows and from no version, of an artifact that the project has; part
     * of the caller's transaction.
     *
     * @param samples rows to try it with, if there are any
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public VersionRef make(Maker maker, ProjectRef project, Slug model, Derived derived, @Nullable Samples samples) {
        var metadata = new VersionMetadata(derived.title(), derived.card(), null, null, samples, null);
        return make(maker, project, new Line(model, null, metadata), derived);
    }

    private VersionRef make(Maker maker, ProjectRef project, Line line, Derived derived) {
        Words.check(derived.title(), derived.card(), null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        VersionMetadata metadata = line.metadata();
        VersionRef ref = numbers.next(maker.username(), project, line.model(), metadata, now);
        var making = new VersionEntity.Making(
                line.parent(), derived.origin(), derived.findings().size(), now);
        entities.saveAndFlush(VersionEntity.importing(ref, metadata, making));
        sql.update("update model_version set metadata = ? where id = ?", new Json(metadata), ref.id());
        journal.note(maker.actor(), project.id(), "version.created", ref.subject(), change(metadata.parent(), derived));
        outcomes.ready(project.id(), ref.id(), derived.findings(), derived.files(), derived.facts());
        return refs.find(project.id(), ref.id()).orElseThrow();
    }

    /** Where a version goes, what it comes from, and what is said about it. */
    private record Line(Slug model, @Nullable UUID parent, VersionMetadata metadata) {}

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
                said.parameters(),
                said.processing());
    }

    private static Audit.Change change(@Nullable Integer parent, Derived derived) {
        var written = new HashMap<String, Object>(Map.of(
                "origin", derived.origin().name(),
                "artifact", derived.files().digest(),
                "size", derived.findings().size()));
        if (parent != null) {
            written.put("parent", parent);
        }
        return new Audit.Change(null, written);
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
