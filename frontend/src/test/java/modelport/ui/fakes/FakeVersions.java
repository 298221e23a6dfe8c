package modelport.ui.fakes;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import modelport.contract.Message;
import modelport.contract.Page;
import modelport.contract.PageRequest;
import modelport.contract.Problem;
import modelport.contract.ProblemException;
import modelport.contract.Slug;
import modelport.contract.VersionsApi;
import modelport.contract.deployment.Answer;
import modelport.contract.jobs.Job;
import modelport.contract.registry.NewVersion;
import modelport.contract.registry.Signature;
import modelport.contract.registry.Version;
import modelport.contract.registry.VersionAccepted;
import modelport.contract.registry.VersionChange;
import modelport.contract.registry.VersionMetadata;
import modelport.contract.registry.VersionState;
import org.jspecify.annotations.Nullable;

/** Versions in memory; whoever tests says how an import ends. */
public final class FakeVersions implements VersionsApi {
    private final Map<Slug, List<Version>> versions = new ConcurrentHashMap<>();
    private final Map<UUID, List<String>> brought = new ConcurrentHashMap<>();
    private final Map<UUID, VersionMetadata> said = new ConcurrentHashMap<>();
    private final FakeModels models;
    private final FakeJobs jobs;
    private final FakeUploads uploads;
    private final FakeEvents events;
    private final FakeAnswers answers = new FakeAnswers();

    FakeVersions(FakeModels models, FakeJobs jobs, FakeUploads uploads, FakeEvents events) {
        this.uploads = uploads;
        this.models = models;
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public VersionAccepted create(Slug project, Slug model, NewVersion wanted) {
        models.get(project, model);
        if (wanted.uploads().isEmpty()) {
            throw new ProblemException(Problem.Invalid.field("uploads", "registry.no-files"));
        }
        wanted.uploads().stream()
                .filter(id -> !uploads.finished(id))
                .findFirst()
                .ifPresent(id -> {
                    throw new ProblemException(new Problem.NotFound("upload", id.toString()));
                });
        VersionMetadata said =
                Objects.requireNonNullElse(wanted.metadata(), new VersionMetadata(null, null, null, null, null, null));
        int number = all(model).size() + 1;
        Job job = jobs.start("import", Map.of("model", model.value(), "version", Integer.toString(number)));
        var version = new Version(
                UUID.randomUUID(),
                model,
                number,
                Objects.requireNonNullElse(said.title(), ""),
                Objects.requireNonNullElse(said.card(), ""),
                Objects.requireNonNullElse(said.tags(), List.of()),
                VersionState.IMPORTING,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                said.parent(),
                "UPLOAD",
                0,
                "ada",
                FakeModelport.now(),
                job.id(),
                List.of(),
                1);
        put(version);
        this.said.put(version.id(), said);
        brought.put(version.id(), wanted.uploads().stream().map(uploads::name).toList());
        events.tell("version.created", subject(version));
        return new VersionAccepted(version, job.id());
    }

    @Override
    public Version get(Slug project, Slug model, int number) {
        return all(model).stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> new ProblemException(new Problem.NotFound("version", model + "/" + number)));
    }

    @Override
    public Page<Version> list(Slug project, Slug model, PageRequest page) {
        models.get(project, model);
        return Keyset.page(all(model).reversed(), page, each -> Integer.toString(each.number()));
    }

    @Override
    public Version change(Slug project, Slug model, int number, long rowVersion, VersionChange change) {
        Version old = get(project, model, number);
        if (old.rowVersion() != rowVersion) {
            throw new ProblemException(new Problem.Stale(Message.of("stale")));
        }
        if (change.archived() != null && change.archived() && old.state() != VersionState.READY) {
            throw new ProblemException(new Problem.Conflict(Message.of(
                    "registry.archives-only-ready", "state", old.state().name())));
        }
        VersionState state = change.archived() == null
                ? old.state()
                : change.archived() ? VersionState.ARCHIVED : VersionState.READY;
        return update(
                old,
                v -> copy(
                        v,
                        Objects.requireNonNullElse(change.title(), v.title()),
                        Objects.requireNonNullElse(change.card(), v.card()),
                        Objects.requireNonNullElse(change.tags(), v.tags()),
                        state,
                        v.reason(),
                        v.endpoints()));
    }

    @Override
    public InputStream file(Slug project, Slug model, int number, String path) {
        get(project, model, number);
        return new ByteArrayInputStream(path.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Answer predict(Slug project, Slug model, int number, String json) {
        return answers.answer(get(project, model, number), json);
    }

    /** A ready version that a compression makes of another one. */
    Version derive(Slug model, int parent, String title, String card) {
        Version made =
                Samples.derived(get(new Slug("any"), model, parent), all(model).size() + 1, title, card);
        put(made);
        events.tell("version.created", subject(made));
        return made;
    }

    /** A version that a tuning made. */
    Version tuned(Slug model, String title, String card) {
        Version made = Samples.tuned(model, all(model).size() + 1, title, card);
        put(made);
        events.tell("version.created", subject(made));
        return made;
    }

    /** A version as if it were made then. */
    public void put(Version version) {
        all(version.model()).add(version);
        models.versionIs(version.model(), version.number(), version.state());
    }

    /** The import found out: this is what it is. */
    public void become(Version now) {
        update(get(new Slug("any"), now.model(), now.number()), _ -> now);
        Optional.ofNullable(now.job()).ifPresent(id -> jobs.succeed(id));
    }

    /** What an import finds: see {@link Findings}. */
    public Version finishImport(Slug model, int number) {
        Version old = get(new Slug("any"), model, number);
        Version found = Findings.of(
                old, brought.getOrDefault(old.id(), List.of()), said(old).samples());
        become(found);
        return found;
    }

    /** What was said about a version when it was made. */
    public VersionMetadata said(Version version) {
        return said.getOrDefault(version.id(), new VersionMetadata(null, null, null, null, null, null));
    }

    /** The import came to this end. */
    public void end(Slug model, int number, VersionState state, @Nullable Message reason) {
        update(
                get(new Slug("any"), model, number),
                v -> copy(v, v.title(), v.card(), v.tags(), state, reason, v.endpoints()));
    }

    void servesAt(Slug model, int number, List<String> endpoints) {
        update(
                get(new Slug("any"), model, number),
                v -> copy(v, v.title(), v.card(), v.tags(), v.state(), v.reason(), endpoints));
    }

    /** It takes and gives something else from now on. */
    void signed(Version version, Signature signature) {
        update(
                version,
                v -> new Version(
                        v.id(),
                        v.model(),
                        v.number(),
                        v.title(),
                        v.card(),
                        v.tags(),
                        v.state(),
                        v.reason(),
                        v.digest(),
                        v.format(),
                        v.notServable(),
                        signature,
                        v.facts(),
                        v.files(),
                        v.parent(),
                        v.origin(),
                        v.size(),
                        v.createdBy(),
                        v.createdAt(),
                        v.job(),
                        v.endpoints(),
                        v.rowVersion() + 1));
    }

    Answer ask(Slug model, int number, String json) {
        return answers.answer(get(new Slug("any"), model, number), json);
    }

    FakeModels models() {
        return models;
    }

    private List<Version> all(Slug model) {
        return versions.computeIfAbsent(model, _ -> new ArrayList<>());
    }

    private Version update(Version old, UnaryOperator<Version> change) {
        Version now = change.apply(old);
        List<Version> all = all(old.model());
        all.set(all.indexOf(old), now);
        if (all.getLast().equals(now)) {
            models.versionIs(now.model(), now.number(), now.state());
        }
        events.tell("version.changed", subject(now));
        return now;
    }

    private static Map<String, String> subject(Version version) {
        return Map.of("model", version.model().value(), "version", Integer.toString(version.number()));
    }

    private static Version copy(
            Version v,
            String title,
            String card,
            List<String> tags,
            VersionState state,
            @Nullable Message reason,
            List<String> endpoints) {
        return new Version(
                v.id(),
                v.model(),
                v.number(),
                title,
                card,
                tags,
                state,
                reason,
                v.digest(),
                v.format(),
                v.notServable(),
                v.signature(),
                v.facts(),
                v.files(),
                v.parent(),
                v.origin(),
                v.size(),
                v.createdBy(),
                v.createdAt(),
                v.job(),
                endpoints,
                v.rowVersion() + 1);
    }
}
